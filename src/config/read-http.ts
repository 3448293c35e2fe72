import type { Node } from 'jsonc-parser';
import type { ServerEntry } from '../model/server';
import { broken, type EntryHead, type NamedType } from './entry-head';
import { headersProblem, urlProblem } from './http-values';
import { kindWords, memberOf, textOf } from './json-members';
import { firstOf, readTexts, type Texts } from './node-values';
import { quoted } from './one-line';
import type { EntryShape, MemberPath } from './shape';
import { unresolvedIn } from './variables';

interface Reached extends NamedType {
  /** The member with the address. */
  readonly key: string;
  readonly transport: 'http' | 'sse';
}

/** Reads an entry that is reached by its address. */
export function readHttp(
  head: EntryHead,
  value: Node,
  shape: EntryShape,
  { key, transport, named }: Reached,
): ServerEntry {
  const url = memberOf(value, key);
  if (url === undefined) {
    return broken(head, `Its “type” is “${named ?? transport}”, but it has no “${key}”.`);
  }
  const address = textOf(url.value);
  if (address === undefined) {
    return broken(head, `Its “${key}” must be text, found ${kindWords(url.value)}.`);
  }
  if (address.trim() === '') return broken(head, `Its “${key}” is empty.`);
  const urlFault = urlProblem(address, unresolvedIn([address], shape.forms).length > 0, key);
  if (urlFault !== undefined) return broken(head, urlFault);

  const headers = readHeaders(value, shape);
  if (typeof headers === 'string') return broken(head, headers);
  const headersFault = headersProblem(headers);
  if (headersFault !== undefined) return broken(head, headersFault);

  const id = firstOf(value, shape.clientId);
  const clientId = textOf(id?.value);
  if (id !== undefined && clientId === undefined) {
    return broken(head, `Its “${id.path}” must be text, found ${kindWords(id.value)}.`);
  }
  const scopes = readScopes(value, shape.scopes);
  const port = firstOf(value, shape.callbackPort)?.value;
  const texts = [address, ...Object.values(headers), clientId ?? ''];
  return {
    kind: 'http',
    ...head,
    url: address,
    transport,
    headers,
    ...(clientId === undefined || clientId === '' ? {} : { clientId }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(port?.type === 'number' && { callbackPort: Number(port.value) }),
    unresolved: unresolvedIn(texts, shape.forms),
  };
}

function readHeaders(value: Node, shape: EntryShape): Texts | string {
  const written = firstOf(value, shape.headers);
  const headers = readTexts(written?.value, written?.path ?? 'headers', 'header', false);
  if (typeof headers === 'string') return headers;
  const { headersFromEnv, bearerFromEnv, bearer } = shape;
  const fromEnv =
    headersFromEnv === undefined
      ? {}
      : readTexts(memberOf(value, headersFromEnv)?.value, headersFromEnv, 'header', false);
  if (typeof fromEnv === 'string') return fromEnv;
  const named = readWord(value, bearerFromEnv);
  if (named.fault !== undefined) return named.fault;
  const token = readWord(value, bearer);
  if (token.fault !== undefined) return token.fault;
  return {
    ...headers,
    ...Object.fromEntries(Object.entries(fromEnv).map(([name, one]) => [name, `\${env:${one}}`])),
    ...(named.text !== undefined && { Authorization: `Bearer \${env:${named.text}}` }),
    ...(token.text !== undefined && { Authorization: `Bearer ${token.text}` }),
  };
}

function readWord(
  value: Node,
  key: string | undefined,
): { readonly text?: string; readonly fault?: string } {
  const member = key === undefined ? undefined : memberOf(value, key);
  if (member === undefined) return {};
  const text = textOf(member.value);
  if (text !== undefined) return { text };
  return { fault: `Its ${quoted(member.name)} must be text, found ${kindWords(member.value)}.` };
}

/** As a text with spaces, from a text or a list of texts; anything else says nothing. */
function readScopes(value: Node, paths: readonly MemberPath[]): string | undefined {
  const node = firstOf(value, paths)?.value;
  if (node?.type !== 'array') return textOf(node) || undefined;
  const scopes = (node.children ?? []).flatMap((child) => textOf(child) ?? []);
  return scopes.length === 0 ? undefined : scopes.join(' ');
}
