/** Keeps a public server from sending the client to addresses that only the client can reach. */

import type { AddressGuard, Ports } from '../model/ports';
import { type AddressKind, addressKind } from './address';

export interface AddressGuardOptions {
  /** The address that the user gave. Its origin may always be asked. */
  readonly serverUrl: string;
  readonly lookup: Ports['lookup'];
  /** Whether the user has stepped past the rule `private-address`. */
  readonly allowed: () => boolean;
  /** Addresses that the user gave besides; their origins may be asked too. */
  readonly given?: readonly (string | undefined)[];
}

/** Where a host is, and how to say it. */
interface Place {
  readonly kind: AddressKind;
  readonly says: string;
}

/**
 * A guard for one flow, which looks each name up once at most. A server inside this machine or a
 * private network may name any address. Any other may name public ones only, and a name counts as
 * public only if all its addresses are. A server that also has a public address is a public one:
 * whoever holds its name could add a private address to it.
 *
 * A name that nobody can look up is let through: the request then fails by itself, or a proxy knows
 * it. Nor can this exclude that a name changes its address between lookup and connection, which
 * takes a connection of one's own in place of the port `fetch`, and so past the user's proxy.
 *
 * MCP Security Best Practices, Server-Side Request Forgery; RFC 9728 §7.7.
 */
export function createAddressGuard(options: AddressGuardOptions): AddressGuard {
  const own = new URL(options.serverUrl);
  const given = (options.given ?? []).flatMap((url) =>
    url === undefined ? [] : [new URL(url).origin],
  );
  const origins = new Set([own.origin, ...given]);
  const known = new Map<string, Promise<readonly Place[]>>();

  function placesOf(host: string): Promise<readonly Place[]> {
    const places = known.get(host) ?? lookUp(host, options.lookup);
    known.set(host, places);
    return places;
  }

  return async (url) => {
    const target = new URL(url);
    if (options.allowed() || origins.has(target.origin)) return undefined;
    const ownPlaces = await placesOf(own.hostname);
    if (ownPlaces.length > 0 && ownPlaces.every(isInside)) return undefined;
    const inside = (await placesOf(target.hostname)).find(isInside);
    if (inside === undefined) return undefined;
    const kind = inside.kind === 'loopback' ? 'loopback' : 'private';
    return { kind: 'private-address', detail: `${inside.says}, a ${kind} address` };
  };
}

async function lookUp(host: string, lookup: Ports['lookup']): Promise<readonly Place[]> {
  const kind = addressKind(host);
  if (kind !== 'name') return [{ kind, says: host }];
  return (await lookup(host)).map((address) => ({
    kind: addressKind(address),
    says: `${host} (${address})`,
  }));
}

/** Also true for what a lookup gives and nobody can read. */
function isInside({ kind }: Place): boolean {
  return kind !== 'public';
}
