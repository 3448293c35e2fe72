/** Where hosts are, as far as their names can be looked up. */

import type { Ports } from '../model/ports';
import type { HostKind, HostPlace } from '../model/survey';
import { addressKind } from './address';

/** One place for each host, in their order. A host with any public address counts as public. */
export function placesOf(
  hosts: readonly string[],
  lookup: Ports['lookup'],
): Promise<readonly HostPlace[]> {
  return Promise.all(hosts.map(async (host) => ({ host, kind: await kindOf(host, lookup) })));
}

async function kindOf(host: string, lookup: Ports['lookup']): Promise<HostKind> {
  const own = addressKind(host);
  if (own !== 'name') return own;
  const kinds = (await lookup(host)).map(addressKind);
  if (kinds.length === 0) return 'unknown';
  if (kinds.includes('public')) return 'public';
  return kinds.every((kind) => kind === 'loopback') ? 'loopback' : 'private';
}
