/** A server in the words of another client, so that it can be written into that client's file. */

import type { HttpServerEntry, StdioServerEntry } from '../model/server';
import type { Json, JsonObject } from '../model/wire';
import type { Client, ClientFile } from './client';
import { oneLine } from './one-line';
import { secretSign } from './secret-signs';
import type { EntryShape, MemberPath } from './shape';

/** How a client writes entries, beyond how it reads them. */
export interface Writing {
  /** Its words for transports; an entry gets none where there is no word. */
  readonly types?: { readonly http?: string; readonly sse?: string; readonly stdio?: string };
  /** Transports that it does not speak. */
  readonly without?: readonly ('http' | 'sse' | 'stdio')[];
  /** The command stands as a list with its arguments. */
  readonly commandList?: true;
  /** What every entry has besides. */
  readonly also?: JsonObject;
}

export type WrittenServer =
  | {
      readonly kind: 'entry';
      readonly value: JsonObject;
      /** Headers and environment variables that were left out, since they hold secrets or variables. */
      readonly leftOut: readonly string[];
    }
  | { readonly kind: 'problem'; readonly message: string };

type Reachable = HttpServerEntry | StdioServerEntry;

/** The entry as this client writes it. No secret of it is taken along, and no variable of another client's form. */
export function writtenFor(
  entry: Reachable,
  { name, writes = {} }: Client,
  file: ClientFile,
): WrittenServer {
  const transport = entry.kind === 'stdio' ? 'stdio' : entry.transport;
  if (writes.without?.includes(transport) === true) {
    const what = { http: 'Streamable HTTP', sse: 'HTTP+SSE', stdio: 'stdio' }[transport];
    return { kind: 'problem', message: `${name} does not take servers over ${what} in this file.` };
  }
  const shape = file.shape.entry;
  const unusable = unusableIn(entry);
  if (unusable !== undefined) return { kind: 'problem', message: unusable };
  const word = writes.types?.[transport];
  const [typeKey = 'type'] = shape.typeKeys;
  const typed: JsonObject = word === undefined ? {} : { [typeKey]: word };
  const own =
    entry.kind === 'http' ? writtenHttp(entry, shape) : writtenStdio(entry, shape, writes);
  return {
    kind: 'entry',
    value: { ...typed, ...own.value, ...writes.also },
    leftOut: own.leftOut,
  };
}

/** Why the entry cannot be written down anywhere else. */
function unusableIn(entry: Reachable): string | undefined {
  const texts = entry.kind === 'http' ? [entry.url] : [entry.command, ...entry.args];
  const hasVariable = texts.some((text) => /\$\{|\{env:/.test(text));
  if (hasVariable) {
    return `${oneLine(entry.name)} has variables in its ${entry.kind === 'http' ? 'address' : 'command'}, which other clients write in other ways.`;
  }
  const signed =
    entry.kind === 'http'
      ? secretSign(['url'], entry.url, undefined)
      : entry.args.find((one, at) => secretSign(['args', `${at}`], one, entry.args[at - 1]));
  return signed === undefined
    ? undefined
    : `${oneLine(entry.name)} has what looks like a secret in its ${entry.kind === 'http' ? 'address' : 'arguments'}, and no secret is copied to another file.`;
}

interface Own {
  readonly value: JsonObject;
  readonly leftOut: readonly string[];
}

function writtenHttp(entry: HttpServerEntry, shape: EntryShape): Own {
  const { url, headers, clientId, scopes } = entry;
  const { key } = shape.urls.find((one) => one.transport === undefined) ??
    shape.urls[0] ?? { key: 'url' };
  const { kept, leftOut } = open(headers, 'headers');
  const members: readonly (readonly [path: MemberPath | undefined, value: Json | undefined])[] = [
    [shape.headers[0], Object.keys(kept).length === 0 ? undefined : kept],
    [shape.clientId[0], clientId],
    [shape.scopes[0], scopes],
  ];
  const value = members.reduce<JsonObject>(
    (written, [path, member]) =>
      path === undefined || member === undefined ? written : withMember(written, path, member),
    { [key]: url },
  );
  return { value, leftOut };
}

function writtenStdio(entry: StdioServerEntry, shape: EntryShape, { commandList }: Writing): Own {
  const { command, args, env, cwd } = entry;
  const [commandKey = 'command'] = shape.commands;
  const [envKey = 'env'] = shape.env;
  const { kept, leftOut } = open(env, 'env');
  return {
    value: {
      [commandKey]: commandList ? [command, ...args] : command,
      ...(!commandList && args.length > 0 && { args }),
      ...(Object.keys(kept).length > 0 && { [envKey]: kept }),
      ...(cwd !== undefined && !cwd.includes('${') && { cwd }),
    },
    leftOut,
  };
}

/** What of it may stand in another file: neither secrets nor variables. */
function open(
  values: { readonly [name: string]: string },
  member: 'headers' | 'env',
): { readonly kept: { readonly [name: string]: string }; readonly leftOut: readonly string[] } {
  const isOpen = ([name, value]: readonly [string, string]): boolean =>
    !/[${]/.test(value) && secretSign([member, name], value, undefined) === undefined;
  const entries = Object.entries(values);
  return {
    kept: Object.fromEntries(entries.filter(isOpen)),
    leftOut: entries.filter((one) => !isOpen(one)).map(([name]) => name),
  };
}

function withMember(
  value: JsonObject,
  [first = '', ...rest]: MemberPath,
  member: Json,
): JsonObject {
  if (rest.length === 0) return { ...value, [first]: member };
  const inner = value[first];
  const object = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...value, [first]: withMember(object as JsonObject, rest, member) };
}
