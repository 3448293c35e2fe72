/**
 * The authorization server does not issue tokens for what the client names as resource.
 *
 * Looks like: invalid_target, on the way back from the login page, with the code, or at the first
 * refresh.
 * Why: MCP has clients send the resource of the server's metadata. The authorization server compares
 * it with the resources that it knows, letter by letter. The address is not registered there, is
 * registered with another ending, or the server takes no resource at all.
 * FastMCP: the proxies answer this too, when a client names another resource than base_url with the
 * path. Where it comes from upstream, set forward_resource=False.
 * TypeScript SDK: resource in the metadata is the address that is registered at the provider.
 * Provider: register the address of the server as a resource or API, letter by letter. Keycloak with
 * resource indicators, Logto and WorkOS AuthKit each have such a list.
 * Seen: https://github.com/authelia/authelia/issues/13113
 * https://github.com/ChronoAIProject/NyxID/issues/1226
 * https://github.com/OWOX/owox-data-marts/pull/1407
 */

import { namedHost, providerOf } from './provider';
import { entraCode, refusalOf } from './refusal';
import { defineRule } from './rule';

export const invalidTarget = defineRule({
  id: 'invalid-target',
  effect: 'sign-in-fails',
  spec: ['rfc8707-request', 'mcp-resource'],
  needs: [],
  check(trace) {
    const refusal = refusalOf(trace);
    // The codes of Entra ID say more, and have rules of their own.
    if (refusal?.error !== 'invalid_target' || entraCode(refusal) !== undefined) return undefined;
    const { resource, stored, authorizationServer: server } = trace.facts;
    const sent = resource?.resource ?? stored?.resource;
    const issuer = server?.issuer ?? stored?.issuer;
    if (sent === undefined || issuer === undefined) return undefined;
    const provider = providerOf(trace);
    const named = resource?.source === 'metadata';
    return {
      title: `${namedHost(issuer, provider)} issues no tokens for this server`,
      expected: `tokens for the resource ${sent}${named ? ', which the resource metadata names' : ''}`,
      actual: refusal.words,
      because:
        'every MCP client sends this resource, and the authorization server has none by that name',
      do:
        provider?.audience.set ??
        `register ${sent} there as a resource, letter by letter. If it takes no resource parameter at all, put a proxy between that leaves it out: in FastMCP OAuthProxy with forward_resource=False`,
      evidence: [
        refusal.evidence,
        resource === undefined ? '/facts/stored/resource' : '/facts/resource/resource',
      ],
    };
  },
});
