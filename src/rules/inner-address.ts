/**
 * The server is reached by https, and what it says of itself has an address from behind its proxy: plain
 * http, localhost, or a name inside the network. It builds addresses from the request that the proxy makes.
 *
 * Looks like: all is well on your machine. Deployed, clients report another resource than expected,
 * refuse an http address, or cannot reach the address that they are sent to.
 * Why: a proxy or platform ends TLS and passes requests on by http. The server sees http and the
 * inner host, and writes those into the challenge and the metadata. The header fields that say how
 * the request came in (X-Forwarded-Proto, X-Forwarded-Host) are not sent, or not believed.
 * FastMCP: base_url is the public address; it is not guessed from requests. Set it from the
 * environment, not to localhost.
 * TypeScript SDK: make issuerUrl and resourceServerUrl from a setting with the public address. If you
 * build addresses from requests, set trust proxy in Express to your proxy and to nobody else.
 * Provider: one that you run yourself (Keycloak, Hydra) needs its public host name in its settings too.
 * Seen: https://github.com/mesh/mesh-mcp/issues/20
 * https://github.com/Mnexa-AI/e2a/issues/635
 * https://github.com/tuist/tuist/pull/9663
 * https://github.com/koala73/worldmonitor/pull/8309
 */

import type { Trace } from '../model/trace';
import { bodyObject, bodyPointer, challengePointers, hostOf } from './evidence';
import { documentOf, type MetadataStep } from './metadata-documents';
import { defineRule } from './rule';

interface Place {
  readonly name: string;
  readonly value: string;
  readonly pointer: string;
}

export const innerAddress = defineRule({
  id: 'inner-address',
  effect: 'sign-in-fails',
  spec: ['mcp-communication-security', 'rfc9728-validation'],
  needs: [],
  check(trace) {
    const { url } = trace.server;
    if (!URL.canParse(url)) return undefined;
    const own = new URL(url);
    if (own.protocol !== 'https:' || isInner(own.hostname)) return undefined;
    const inner = placesOf(trace).filter(({ value }) => isFromBehind(value, own.hostname, trace));
    const [first] = inner;
    if (first === undefined) return undefined;
    return {
      effect: trace.stop === undefined ? 'client-fails' : 'sign-in-fails',
      title: `${hostOf(url)} gives out an address from behind its proxy: ${hostOf(first.value)}${first.value.startsWith('http:') ? ' by http' : ''}`,
      expected: `addresses that begin with ${own.origin}, or with another public https address`,
      actual: inner.map(({ name, value }) => `${name}: ${value}`).join('; '),
      because:
        'the server is reached by https at a public name, and clients hold what it says of itself against that',
      do: `tell the server that its public address is ${own.origin}, in its settings or by X-Forwarded-Proto and X-Forwarded-Host from a proxy that it trusts`,
      evidence: inner.map(({ pointer }) => pointer),
    };
  },
});

function placesOf(trace: Trace): readonly Place[] {
  const named = trace.facts.challenge?.resourceMetadataUrl;
  const [pointer] = challengePointers(trace);
  const challenge =
    named === undefined || pointer === undefined
      ? []
      : [{ name: 'resource_metadata', value: named, pointer }];
  return [
    ...challenge,
    ...placesIn(trace, 'resource-metadata', ['resource', 'authorization_servers']),
    ...placesIn(trace, 'server-metadata', [
      'issuer',
      'authorization_endpoint',
      'token_endpoint',
      'registration_endpoint',
    ]),
  ];
}

function placesIn(trace: Trace, step: MetadataStep, names: readonly string[]): readonly Place[] {
  const described = documentOf(trace, step);
  if (described === undefined) return [];
  const object = bodyObject(described.exchange) ?? {};
  return names.flatMap((name) => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    const pointer = bodyPointer(described, name);
    return (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === 'string')
      .map((one) => ({ name, value: one, pointer }));
  });
}

/** Its own name without https, or an address that says by itself that it is not public. */
function isFromBehind(value: string, ownHost: string, { stop }: Trace): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (protocol === 'http:' && hostname === ownHost) return true;
  // Such a stop has a rule of its own, which says all that there is to say of another host.
  const told = stop?.code === 'private-address' || stop?.code === 'insecure-endpoint';
  return isInner(hostname) && !told;
}

/** This machine, the ranges of RFC 1918, and names without a dot, which only a network of its own knows. */
function isInner(hostname: string): boolean {
  return (
    /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^\[(::1|f[cd])/.test(hostname) ||
    /^([^.[]*|.*\.(localhost|internal|local))$/.test(hostname)
  );
}
