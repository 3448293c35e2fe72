/** Reads the arguments of `trace`. */

import { parseArgs } from 'node:util';
import type { Severity } from '../model/finding';
import { newestRevision, type Revision, revisions } from '../model/revision';
import type { JsonObject } from '../model/wire';

/** Wrong usage: the message is for the user, the exit code is 2. */
export class UsageError extends Error {}

export interface TraceOptions {
  readonly url: string;
  readonly revision: Revision;
  readonly transport: 'http' | 'sse';
  readonly open: 'browser' | 'print' | 'follow';
  readonly clientId?: string;
  readonly clientMetadataUrl?: string;
  readonly clientSecret?: string;
  readonly scope?: string;
  readonly headers: { readonly [name: string]: string };
  readonly call?: { readonly tool: string; readonly arguments: JsonObject };
  readonly overrides: readonly string[];
  readonly redirectPort: number;
  readonly timeout: number;
  readonly failOn: Severity;
  readonly json: boolean;
}

/** The options, or a `UsageError` that names the argument that is wrong. */
export function readTraceOptions(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined },
): TraceOptions {
  const { values, positionals } = parse(args);
  const [url, ...more] = positionals;
  if (url === undefined) throw new UsageError('trace needs the address of an MCP server.');
  if (more.length > 0) throw new UsageError(`trace takes one address; ${more[0]} is one too many.`);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`${url} is not an http or https address.`);
  }
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') {
    throw new UsageError(
      'The address holds a user name or password; pass it with --header instead.',
    );
  }
  const secretName = values['client-secret-env'];
  const clientSecret = secretName === undefined ? undefined : environment[secretName];
  if (secretName !== undefined && !clientSecret) {
    throw new UsageError(`The environment variable ${secretName} is not set or empty.`);
  }
  if (clientSecret !== undefined && values['client-id'] === undefined) {
    throw new UsageError('--client-secret-env needs --client-id.');
  }
  const metadataUrl = values['client-metadata-url'];
  if (metadataUrl !== undefined && !isDocumentUrl(metadataUrl)) {
    throw new UsageError('--client-metadata-url is an https address with a path.');
  }
  const tool = values.call;
  if (values.arguments !== undefined && tool === undefined) {
    throw new UsageError('--arguments needs --call.');
  }
  return {
    url,
    revision: oneOf('--revision', values.revision, revisions, newestRevision),
    transport: oneOf('--transport', values.transport, ['http', 'sse'], 'http'),
    open: oneOf('--open', values.open, ['browser', 'print', 'follow'], 'browser'),
    headers: Object.fromEntries((values.header ?? []).map(readHeader)),
    overrides: values.override ?? [],
    redirectPort: wholeNumber('--redirect-port', values['redirect-port'], 33419, 65_535),
    timeout: wholeNumber('--timeout', values.timeout, 300, 86_400),
    failOn: oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'error'),
    json: values.json === true,
    ...(values['client-id'] !== undefined && { clientId: values['client-id'] }),
    ...(metadataUrl !== undefined && { clientMetadataUrl: metadataUrl }),
    ...(clientSecret !== undefined && { clientSecret }),
    ...(values.scope !== undefined && { scope: values.scope }),
    ...(tool !== undefined && { call: { tool, arguments: readArguments(values.arguments) } }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        revision: { type: 'string' },
        transport: { type: 'string' },
        open: { type: 'string' },
        'client-id': { type: 'string' },
        'client-metadata-url': { type: 'string' },
        'client-secret-env': { type: 'string' },
        scope: { type: 'string' },
        header: { type: 'string', multiple: true },
        call: { type: 'string' },
        arguments: { type: 'string' },
        override: { type: 'string', multiple: true },
        'redirect-port': { type: 'string' },
        timeout: { type: 'string' },
        'fail-on': { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`${name} is one of ${allowed.join(', ')}, not ${value}.`);
  return found;
}

function wholeNumber(
  name: string,
  value: string | undefined,
  otherwise: number,
  most: number,
): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new UsageError(`${name} is a whole number from 1 to ${most}, not ${value}.`);
  }
  return number;
}

function readHeader(text: string): [string, string] {
  const at = text.indexOf(':');
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (at < 1 || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) || /[\r\n\0]/.test(value)) {
    throw new UsageError('--header has the form "Name: value".');
  }
  return [name, value];
}

/** What may be a client id by its own name. OAuth Client ID Metadata Document draft, §3. */
function isDocumentUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, hash, username, password } = new URL(text);
  return protocol === 'https:' && pathname !== '/' && hash + username + password === '';
}

function readArguments(text: string | undefined): JsonObject {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as JsonObject;
  } catch {
    // Falls through to the one message below.
  }
  throw new UsageError('--arguments is a JSON object, such as {"name":"value"}.');
}
