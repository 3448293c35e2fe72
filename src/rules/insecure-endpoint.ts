/**
 * An address that the sign-in needs, or that a document names for it, is plain http on a host that
 * is not this machine.
 *
 * Looks like: the server is reached by https, and the client refuses an http address, or the
 * browser warns of it.
 * Why: TLS ends at a proxy, and the server builds its addresses from the inner request, which came
 * by http. Or the address was written with http in a setting. Passwords, codes and tokens would
 * cross the network in the clear.
 * FastMCP: set base_url to the https address. Proxy classes refuse http other than on this machine;
 * RemoteAuthProvider does not notice. Behind a proxy of your own start uvicorn with proxy headers.
 * TypeScript SDK: give resourceServerUrl and issuerUrl as https. Behind a proxy set trust proxy of
 * express, and do not build addresses from the request.
 * Provider: the issuer and all its endpoints are https. Keycloak and others have a setting for the
 * address that they are seen at from outside.
 * Seen: https://github.com/andrea-magni/MARS/issues/203
 * https://github.com/tuist/tuist/pull/9663
 * https://github.com/mesh/mesh-mcp/issues/20
 */

import type { Trace } from '../model/trace';
import {
  bodyObject,
  bodyPointer,
  challengePointers,
  exchangesOf,
  hostOf,
  lastExchange,
} from './evidence';
import { defineRule } from './rule';

export const insecureEndpoint = defineRule({
  id: 'insecure-endpoint',
  effect: 'sign-in-fails',
  under: ['inner-address'],
  spec: ['mcp-communication-security'],
  on: 'insecure-endpoint',
  needs: [],
  check(trace) {
    const says = trace.stop?.says ?? '';
    const [address = ''] = says.split(' ');
    const own = trace.stop?.step === 'first-request' || address === trace.server.url;
    const namedBy = lastExchange(trace)?.exchange.request.url ?? trace.server.url;
    const redirect = trace.stop?.step === 'client-identity';
    return {
      title: redirect
        ? `The browser would come back to ${hostOf(address)} without https`
        : own
          ? `${hostOf(address)} is addressed without https`
          : `${hostOf(namedBy)} names an address without https`,
      expected: 'https, with plain http only on this machine',
      actual: says,
      because: 'passwords, codes and tokens would cross the network in the clear',
      do: redirect
        ? 'reach this program by https, or by a browser on the machine that it runs on'
        : own
          ? 'use the https address of the server'
          : `name ${hostOf(address)} by its https address; a server behind a TLS proxy has to be told its public address`,
      evidence: evidenceOf(trace, address),
    };
  },
});

/** Points to where the address was read: the document of this step, or what led to it. */
function evidenceOf(trace: Trace, address: string): readonly string[] {
  const step = trace.stop?.step;
  if (step === 'first-request' || address === trace.server.url) return ['/server/url'];
  if (address === trace.facts.stored?.tokenEndpoint) return ['/facts/stored/tokenEndpoint'];
  if (step === 'client-identity') return ['/stop'];
  const last = lastExchange(trace);
  if (last !== undefined) {
    const named = Object.entries(bodyObject(last.exchange) ?? {});
    return [bodyPointer(last, named.find(([, value]) => value === address)?.[0] ?? '')];
  }
  const document = step === 'server-metadata' && exchangesOf(trace, 'resource-metadata').at(-1);
  if (document) return [bodyPointer(document, 'authorization_servers')];
  const challenge = challengePointers(trace);
  return challenge.length > 0 ? challenge : ['/stop'];
}
