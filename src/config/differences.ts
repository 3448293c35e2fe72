import type { HttpServerEntry, ServerEntry } from '../model/server';
import { oneLine } from './one-line';

/** What is not the same in two entries, in words: headers by their names, and never a value. */
export function differences(one: ServerEntry, other: ServerEntry): readonly string[] {
  if (one.kind === 'http' && other.kind === 'http') {
    return [
      ...(comparable(one) === comparable(other) ? [] : ['the address']),
      ...(one.clientId === other.clientId ? [] : ['the client id']),
      ...differingHeaders(one, other).map((name) => `the header ${oneLine(name)}`),
    ];
  }
  if (one.kind === 'stdio' && other.kind === 'stdio') {
    const started = ({ command, args, cwd }: typeof one) => JSON.stringify([command, args, cwd]);
    return [
      ...(started(one) === started(other) ? [] : ['the command']),
      ...(JSON.stringify(one.env) === JSON.stringify(other.env) ? [] : ['the environment']),
    ];
  }
  return ['the transport'];
}

function differingHeaders(one: HttpServerEntry, other: HttpServerEntry): readonly string[] {
  const read = ({ headers }: HttpServerEntry) =>
    new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const mine = read(one);
  const theirs = read(other);
  return [...new Set([...mine.keys(), ...theirs.keys()])].filter(
    (name) => mine.get(name) !== theirs.get(name),
  );
}

/** The address as a client would see it: a slash at the end makes another one only below the host. */
export function comparable({ url }: Pick<HttpServerEntry, 'url'>): string {
  return URL.canParse(url) ? new URL(url).href : url.trim();
}
