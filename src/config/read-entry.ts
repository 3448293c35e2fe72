import type { Node } from 'jsonc-parser';
import type { BrokenServerEntry, ConfigPlace, ServerEntry } from '../model/server';
import { headersProblem, urlProblem } from './http-values';
import { kindWords, memberOf, membersOf, textOf } from './json-members';
import { quoted } from './one-line';
import { unresolvedIn } from './variables';

/** What is known of an entry before its value is read. */
export interface EntryHead {
  readonly id: string;
  readonly name: string;
  readonly place: ConfigPlace;
}

/** Words for a transport in the files of the clients that are read. */
const transports = new Map<string, 'http' | 'sse' | 'stdio'>([
  ['http', 'http'],
  ['streamable-http', 'http'],
  ['streamableHttp', 'http'],
  ['sse', 'sse'],
  ['stdio', 'stdio'],
  ['local', 'stdio'],
]);

type Texts = { readonly [name: string]: string };

/**
 * Reads one server entry. Without a `type`, an entry with a command is started and one with a
 * URL is reached over HTTP, as VS Code and Claude Code decide it. What names no server comes
 * back broken, with a sentence for the user.
 */
export function readEntry(head: EntryHead, value: Node | undefined): ServerEntry {
  if (value?.type !== 'object') {
    return broken(head, `Expected an object with “url” or “command”, found ${kindWords(value)}.`);
  }
  const type = memberOf(value, 'type');
  const named = textOf(type?.value);
  if (type !== undefined && named === undefined) {
    return broken(head, `Its “type” must be text such as "http", found ${kindWords(type.value)}.`);
  }
  const transport = named === undefined ? undefined : transports.get(named);
  if (named !== undefined && transport === undefined) {
    return broken(head, `Its “type” is ${quoted(named)}; known types are http, sse and stdio.`);
  }
  if (transport === 'stdio' || (transport === undefined && memberOf(value, 'command'))) {
    return readStdio(head, value);
  }
  if (transport === undefined && memberOf(value, 'url') === undefined) {
    return broken(head, 'It has neither “url” nor “command”, so it names no server.');
  }
  return readHttp(head, value, transport ?? 'http');
}

function readHttp(head: EntryHead, value: Node, transport: 'http' | 'sse'): ServerEntry {
  const url = memberOf(value, 'url');
  if (url === undefined) return broken(head, `Its “type” is “${transport}”, but it has no “url”.`);
  const address = textOf(url.value);
  if (address === undefined) {
    return broken(head, `Its “url” must be text, found ${kindWords(url.value)}.`);
  }
  if (address.trim() === '') return broken(head, 'Its “url” is empty.');
  const urlFault = urlProblem(address, unresolvedIn([address]).length > 0);
  if (urlFault !== undefined) return broken(head, urlFault);

  const headers = readTexts(memberOf(value, 'headers')?.value, 'headers', 'header', false);
  if (typeof headers === 'string') return broken(head, headers);
  const headersFault = headersProblem(headers);
  if (headersFault !== undefined) return broken(head, headersFault);

  const id = memberOf(memberOf(value, 'oauth')?.value, 'clientId');
  const clientId = textOf(id?.value);
  if (id !== undefined && clientId === undefined) {
    return broken(head, `Its “oauth.clientId” must be text, found ${kindWords(id.value)}.`);
  }
  const texts = [address, ...Object.values(headers), clientId ?? ''];
  return {
    kind: 'http',
    ...head,
    url: address,
    transport,
    headers,
    ...(clientId === undefined || clientId === '' ? {} : { clientId }),
    unresolved: unresolvedIn(texts),
  };
}

function readStdio(head: EntryHead, value: Node): ServerEntry {
  const member = memberOf(value, 'command');
  if (member === undefined) return broken(head, 'Its “type” is “stdio”, but it has no “command”.');
  const command = textOf(member.value);
  if (command === undefined) {
    return broken(head, `Its “command” must be text, found ${kindWords(member.value)}.`);
  }
  if (command.trim() === '') return broken(head, 'Its “command” is empty.');

  const args = readList(memberOf(value, 'args')?.value);
  if (typeof args === 'string') return broken(head, args);
  const env = readTexts(memberOf(value, 'env')?.value, 'env', 'environment variable', true);
  if (typeof env === 'string') return broken(head, env);
  const place = memberOf(value, 'cwd');
  const cwd = textOf(place?.value);
  if (place !== undefined && cwd === undefined) {
    return broken(head, `Its “cwd” must be text, found ${kindWords(place.value)}.`);
  }
  return {
    kind: 'stdio',
    ...head,
    command,
    args,
    env,
    ...(cwd === undefined ? {} : { cwd }),
    unresolved: unresolvedIn([command, ...args, ...Object.values(env), cwd ?? '']),
  };
}

/** The list, or what is wrong with it. */
function readList(node: Node | undefined): readonly string[] | string {
  if (node === undefined) return [];
  if (node.type !== 'array') return `Its “args” must be a list, found ${kindWords(node)}.`;
  const texts: string[] = [];
  for (const child of node.children ?? []) {
    const text = textOf(child);
    if (text === undefined) {
      return `Argument ${texts.length + 1} of its “args” must be text, found ${kindWords(child)}.`;
    }
    texts.push(text);
  }
  return texts;
}

/** The names and texts, or what is wrong with them. `loose` takes numbers and leaves out nulls, as VS Code does for `env`. */
function readTexts(
  node: Node | undefined,
  key: string,
  each: string,
  loose: boolean,
): Texts | string {
  if (node === undefined) return {};
  if (node.type !== 'object') return `Its “${key}” must be an object, found ${kindWords(node)}.`;
  const texts = new Map<string, string>();
  for (const { name, value } of membersOf(node)) {
    const text = loose && value?.type === 'number' ? String(value.value) : textOf(value);
    if (text !== undefined) texts.set(name, text);
    else if (loose && value?.type === 'null') texts.delete(name);
    else {
      return `The value of the ${each} ${quoted(name)} must be text, found ${kindWords(value)}.`;
    }
  }
  return Object.fromEntries(texts);
}

function broken(head: EntryHead, problem: string): BrokenServerEntry {
  return { kind: 'broken', ...head, unresolved: [], problem };
}
