/** Which network a host belongs to: this machine, a private network, or the internet. */

import ipaddr from 'ipaddr.js';

/** `name` is a host name other than `localhost`: only a lookup can tell where that is. */
export type AddressKind = 'loopback' | 'private' | 'public' | 'name';

/**
 * Ranges that stand for public addresses in examples and lead nowhere. RFC 5737, RFC 3849, RFC 9637.
 */
const documentation = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
].map((range) => ipaddr.parseCIDR(range));

/**
 * The kind of a host as a URL or a lookup gives it: a name, or an address with or without brackets.
 * Whatever is not known to be public counts as private: RFC 1918, link-local, shared, unique local,
 * unspecified, multicast and reserved ranges. MCP Security Best Practices, RFC 9728 §7.7.
 */
export function addressKind(host: string): AddressKind {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValid(bare)) return kindOf(ipaddr.process(bare));
  return /^(?:.+\.)?localhost\.?$/i.test(bare) ? 'loopback' : 'name';
}

function kindOf(address: ipaddr.IPv4 | ipaddr.IPv6): 'loopback' | 'private' | 'public' {
  if (address.range() === 'loopback') return 'loopback';
  const isPublic =
    ipaddr.subnetMatch(address, { documentation }, '') !== '' ||
    (address instanceof ipaddr.IPv6 ? isPublicIPv6(address) : address.range() === 'unicast');
  return isPublic ? 'public' : 'private';
}

function isPublicIPv6(address: ipaddr.IPv6): boolean {
  const [first = 0, , third] = address.parts;
  // In a network without IPv4, a lookup answers with the public address inside this prefix. RFC 6052 §2.1.
  if (address.range() === 'rfc6052' && third === 0)
    return kindOf(ipaddr.fromByteArray(address.toByteArray().slice(-4))) === 'public';
  // Beyond 2000::/3 nothing is assigned to the internet, though the library calls it unicast.
  return address.range() === 'unicast' && first >> 13 === 1;
}
