import type { ConfigFile, HttpServerEntry, ServerEntry } from '../model/server';
import type { EarlierEntry, WrittenAddress, WrittenEntry } from '../model/written-entry';
import type { ClientFile } from './client';
import { clientFiles } from './clients/list';
import { oneLine } from './one-line';
import { reachOf } from './reach';
import { unresolvedIn } from './variables';

interface Standing {
  readonly entry: ServerEntry;
  readonly label: string;
  /** The folder that the file is for: what stands in another one is another project's. */
  readonly folder: string;
}

/**
 * What rules may know of the entries of all files, in their order. Entries are compared here, by
 * their values, so that no value has to leave.
 */
export function configFacts(
  files: readonly ConfigFile[],
  clients: readonly ClientFile[] = clientFiles,
): readonly WrittenEntry[] {
  const before: Standing[] = [];
  return files.flatMap((file) => {
    const client = clients.find(({ path }) => path === file.label);
    if (client === undefined) return [];
    const folder = file.uri.slice(0, file.uri.length - file.label.length);
    return file.servers.map((entry): WrittenEntry => {
      const address = entry.kind === 'http' ? addressOf(entry.url) : undefined;
      const earlier = earlierThan(
        entry,
        before.filter((one) => one.folder === folder),
      );
      before.push({ entry, label: file.label, folder });
      return {
        id: entry.id,
        name: shownName(entry),
        label: file.label,
        place: entry.place,
        kind: entry.kind,
        ...(entry.kind === 'http' && { transport: entry.transport }),
        ...(address !== undefined && { address }),
        members: file.members?.[entry.id] ?? [],
        reader: client.reader,
        earlier,
      };
    });
  });
}

function shownName({ name }: ServerEntry): string {
  return oneLine(name) || '(no name)';
}

function addressOf(url: string): WrittenAddress | undefined {
  const padded = url.trim() !== url;
  const [whole] = url.trim().split(/[/?#]/).slice(2);
  // In a variable there may be anything, and in front of the path it may be the host.
  if (whole === undefined || unresolvedIn([whole]).length > 0 || !URL.canParse(url))
    return undefined;
  const { protocol, hostname, host } = new URL(url);
  const scheme = protocol === 'http:' ? 'http' : protocol === 'https:' ? 'https' : undefined;
  return scheme && { scheme, host: oneLine(host, 200), reach: reachOf(hostname), padded };
}

function earlierThan(entry: ServerEntry, before: readonly Standing[]): readonly EarlierEntry[] {
  if (entry.kind === 'broken') return [];
  return before.flatMap(({ entry: other, label }): readonly EarlierEntry[] => {
    if (other.kind === 'broken') return [];
    const differs = differences(entry, other);
    const found = { name: shownName(other), label, place: other.place, differs };
    if (other.name === entry.name) return [{ by: 'name', ...found }];
    const same = entry.kind === 'http' && other.kind === 'http' && isSameAddress(entry, other);
    return same ? [{ by: 'address', ...found }] : [];
  });
}

function differences(one: ServerEntry, other: ServerEntry): readonly string[] {
  if (one.kind === 'http' && other.kind === 'http') {
    return [
      ...(isSameAddress(one, other) ? [] : ['the address']),
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

/** As a client would see it: a slash at the end makes another address only below the host. */
function isSameAddress(one: HttpServerEntry, other: HttpServerEntry): boolean {
  const read = ({ url }: HttpServerEntry) => (URL.canParse(url) ? new URL(url).href : url.trim());
  return read(one) === read(other);
}
