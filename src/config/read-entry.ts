import type { Node } from 'jsonc-parser';
import type { ServerEntry } from '../model/server';
import { broken, type EntryHead } from './entry-head';
import { kindWords, memberOf, textOf } from './json-members';
import { firstOf } from './node-values';
import { quoted } from './one-line';
import { readHttp } from './read-http';
import { readStdio } from './read-stdio';
import { type EntryShape, plainEntry, type Transport } from './shape';

/** Words for a transport that no client means otherwise. */
const transports: { readonly [word: string]: Transport } = {
  http: 'http',
  'streamable-http': 'http',
  streamableHttp: 'http',
  streamable_http: 'http',
  sse: 'sse',
  stdio: 'stdio',
  local: 'stdio',
};

/**
 * Reads one server entry. Without a `type`, an entry with a command is started and one with a
 * URL is reached over HTTP, or as the client's shape says. What names no server comes back
 * broken, with a sentence for the user; `undefined` for a part of the client that is no server.
 */
export function readEntry(
  head: EntryHead,
  value: Node | undefined,
  shape: EntryShape = plainEntry,
): ServerEntry | undefined {
  const { notServers } = shape;
  if (notServers !== undefined) {
    const kind = textOf(memberOf(value, notServers.key)?.value);
    if (kind !== undefined && notServers.values.includes(kind)) return undefined;
  }
  const entry = readServer(head, value, shape);
  return isDisabled(value) ? { ...entry, disabled: true } : entry;
}

function readServer(head: EntryHead, value: Node | undefined, shape: EntryShape): ServerEntry {
  const [url = 'url'] = shape.urls.map(({ key }) => key);
  const [command = 'command'] = shape.commands;
  if (value?.type !== 'object') {
    return broken(
      head,
      `Expected an object with “${url}” or “${command}”, found ${kindWords(value)}.`,
    );
  }
  const inside = shape.nested === undefined ? undefined : memberOf(value, shape.nested)?.value;
  if (inside?.type === 'object') {
    const { nested: _, ...rest } = shape;
    return readServer(head, inside, rest);
  }

  const keys = shape.typeKeys.map((key) => [key]);
  const type = firstOf(value, keys);
  const named = textOf(type?.value);
  if (type !== undefined && named === undefined) {
    return broken(
      head,
      `Its “${type.path}” must be text such as "http", found ${kindWords(type.value)}.`,
    );
  }
  const transport = named === undefined ? undefined : transportOf(named, shape);
  if (named !== undefined && transport === undefined) {
    return broken(
      head,
      `Its “${type?.path}” is ${quoted(named)}; known types are ${knownTypes(shape)}.`,
    );
  }
  const commandMember = firstOf(
    value,
    shape.commands.map((key) => [key]),
  );
  if (transport === 'stdio' || (transport === undefined && commandMember !== undefined)) {
    return readStdio(head, value, shape, { type: type?.path, named });
  }
  const address = shape.urls.find(({ key }) => memberOf(value, key) !== undefined);
  if (transport === undefined && address === undefined) {
    return broken(head, `It has neither “${url}” nor “${command}”, so it names no server.`);
  }
  if (transport === undefined && address?.transport === undefined && shape.untyped === 'refused') {
    return broken(
      head,
      `It has a “${address?.key}” and no “type”, which its client needs: ${knownTypes(shape)}.`,
    );
  }
  const untyped = shape.untyped === 'sse' ? 'sse' : 'http';
  return readHttp(head, value, shape, {
    key: address?.key ?? url,
    transport: transport ?? address?.transport ?? untyped,
    type: type?.path,
    named,
  });
}

function transportOf(word: string, { types }: EntryShape): Transport | undefined {
  if (Object.hasOwn(types, word)) return types[word];
  return Object.hasOwn(transports, word) ? transports[word] : undefined;
}

function knownTypes({ types }: EntryShape): string {
  const own = Object.keys(types);
  const known = own.length > 0 ? own : ['http', 'sse', 'stdio'];
  return known.length === 1
    ? known.join('')
    : `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
}

/** Clients say it with one word or the other, and none of them means something else by them. */
function isDisabled(value: Node | undefined): boolean {
  return (
    memberOf(value, 'disabled')?.value?.value === true ||
    memberOf(value, 'enabled')?.value?.value === false
  );
}
