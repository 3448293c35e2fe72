/**
 * An address that a document or the specification names does not answer, after the server itself
 * did.
 *
 * Looks like: the client shows a network error in the middle of the sign-in, although the server is
 * up.
 * Why: the address is right inside the network of the server and nowhere else: an inner host name,
 * a container name, a port that is not open outside. Or the authorization server is down, or its
 * name is written wrongly.
 * FastMCP: base_url is the address that clients use, not the one that the process listens at. Set
 * it from outside, and run behind a proxy with forwarded headers only where the proxy is yours.
 * TypeScript SDK: build resourceServerUrl and the metadata from the public address, never from the
 * Host header of a request.
 * Provider: check that the issuer is reachable from the machine of the client, and not only from
 * that of the server.
 * Seen: https://github.com/mesh/mesh-mcp/issues/20
 * https://github.com/Mnexa-AI/e2a/issues/635
 */

import type { StepId } from '../model/flow';
import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { hostOf } from './evidence';
import { defineRule } from './rule';

const kinds = new Set(['refused', 'name-not-found', 'network', 'unsafe-url']);

const namedBy: { readonly [step in StepId]?: string } = {
  'resource-metadata': 'the resource metadata should be at this address',
  'server-metadata': 'the resource metadata names this host as authorization server',
  registration: 'the authorization server metadata names this address as registration_endpoint',
  'token-request': 'the authorization server metadata names this address as token_endpoint',
  'client-credentials': 'the authorization server metadata names this address as token_endpoint',
  'assertion-grant': 'the authorization server metadata names this address as token_endpoint',
  'identity-assertion': 'the settings name this address for the identity provider',
  'device-authorization':
    'the authorization server metadata names this address as device_authorization_endpoint',
  'device-token': 'the authorization server metadata names this address as token_endpoint',
  refresh: 'the saved sign-in names this address as token_endpoint',
  revocation: 'the saved sign-in names this address as revocation_endpoint',
  unregister: 'the registration came with this address as registration_client_uri',
};

export const endpointUnreachable = defineRule({
  id: 'endpoint-unreachable',
  effect: 'sign-in-fails',
  under: ['inner-address', 'issuer-malformed'],
  spec: ['mcp-discovery'],
  needs: [],
  check(trace) {
    const broken = brokenExchange(trace);
    if (broken === undefined || trace.stop?.code === 'server-unreachable') return undefined;
    const { exchange, failure } = broken;
    if (!kinds.has(failure.kind)) return undefined;
    const { url } = exchange.request;
    const named = trace.stop && namedBy[trace.stop.step];
    return {
      title:
        failure.kind === 'network'
          ? `The connection to ${hostOf(url)} breaks`
          : `${hostOf(url)} cannot be reached`,
      expected: `an answer from ${url}`,
      actual: `${answerWords(exchange)} (${failure.detail})`,
      because: `${named ?? 'the session goes on at this address'}, and no answer came from there`,
      do:
        failure.kind === 'name-not-found' || failure.kind === 'unsafe-url'
          ? 'correct the address in the document that names it'
          : `check that something listens at ${hostOf(url)}, and that this is the right address`,
      evidence: [`${broken.pointer}/failure`],
    };
  },
});
