import type { ConfigFile, ServerEntry } from '../model/server';
import type { EarlierEntry, WrittenAddress, WrittenEntry } from '../model/written-entry';
import type { Client } from './client';
import { clients } from './clients/list';
import { comparable, differences } from './differences';
import { oneLine } from './one-line';
import { reachOf } from './reach';
import { unresolvedIn } from './variables';

interface Standing {
  readonly entry: ServerEntry;
  readonly label: string;
  readonly order: number;
}

/** Entries that stand together, found by what may be the same: comparing each with each takes long. */
interface Beside {
  readonly byName: Map<string, Standing[]>;
  readonly byAddress: Map<string, Standing[]>;
}

/**
 * What rules may know of the entries of all files, in their order; files of clients that nothing is
 * known of are left out. Entries are compared here, by their values, so that no value has to leave.
 */
export function configFacts(
  files: readonly ConfigFile[],
  known: readonly Client[] = clients,
): readonly WrittenEntry[] {
  const readers = new Map(known.map(({ id, reader }) => [id, reader]));
  const all = new Map<string, Beside>();
  let order = 0;
  return files.flatMap((file) => {
    const { source } = file;
    const reader = source && readers.get(source.client);
    if (source === undefined || reader === undefined) return [];
    const key = besideKey(file);
    const beside = all.get(key) ?? { byName: new Map(), byAddress: new Map() };
    all.set(key, beside);
    return file.servers.map((entry): WrittenEntry => {
      const address = entry.kind === 'http' ? addressOf(entry.url) : undefined;
      const earlier = earlierThan(entry, beside);
      order += 1;
      const standing = { entry, label: file.label, order };
      add(beside.byName, entry.name, standing);
      if (entry.kind === 'http') add(beside.byAddress, comparable(entry), standing);
      return {
        id: entry.id,
        name: shownName(entry),
        label: file.label,
        place: entry.place,
        kind: entry.kind,
        own: source.scope !== 'workspace',
        ...(entry.kind === 'http' && { transport: entry.transport }),
        ...(address !== undefined && { address }),
        members: file.members?.[entry.id] ?? [],
        reader,
        earlier,
      };
    });
  });
}

/** Files of a folder that one client reads, or the file alone: what stands in another is not in its way. */
function besideKey({ uri, label, source }: ConfigFile): string {
  return source?.together === undefined
    ? uri
    : `${source.together} ${uri.slice(0, uri.length - label.length)}`;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [value]);
  else found.push(value);
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

function earlierThan(entry: ServerEntry, beside: Beside): readonly EarlierEntry[] {
  if (entry.kind === 'broken') return [];
  const sameAddress = entry.kind === 'http' ? (beside.byAddress.get(comparable(entry)) ?? []) : [];
  const found = new Set([...(beside.byName.get(entry.name) ?? []), ...sameAddress]);
  return [...found]
    .filter(({ entry: other }) => other.kind !== 'broken' && other.within === entry.within)
    .sort((a, b) => a.order - b.order)
    .map(({ entry: other, label }) => ({
      by: other.name === entry.name ? 'name' : 'address',
      name: shownName(other),
      label,
      place: other.place,
      differs: differences(entry, other),
    }));
}
