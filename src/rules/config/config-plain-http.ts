/**
 * The address of the server is http, and its host is on the internet. Tokens and everything else
 * travel where anybody on the way can read and change them.
 *
 * Looks like: all works, or the server sends the client on to https and the sign-in fails there,
 * because the address that was configured is not the one that the metadata names.
 * Why: the s was left out, or the server has no certificate.
 * FastMCP: put the server behind a proxy with a certificate, and give the https address as base_url.
 * TypeScript SDK: the same, with the https address as resourceServerUrl.
 * Provider: nothing to be changed there. Most of them allow http for loopback addresses only.
 */

import { defineConfigRule, memberAt, placeOf } from './config-rule';

export const configPlainHttp = defineConfigRule({
  id: 'config-plain-http',
  effect: 'unsafe',
  spec: ['mcp-communication-security'],
  check(entry) {
    const { address } = entry;
    if (address?.scheme !== 'http' || address.reach !== 'public') return undefined;
    const url = memberAt(entry, 'url');
    return {
      title: `${entry.name} is reached over plain http at ${address.host}`,
      expected: 'https for a host that is not on this machine',
      actual: `http and the host ${address.host}`,
      because: 'whoever is on the way can read the access token and use it',
      do: `write https, if ${address.host} answers there`,
      places: [url === undefined ? entry.place : placeOf(entry, url)],
    };
  },
});
