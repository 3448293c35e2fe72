/**
 * Entra ID does not find the scope at the API that it looks at. A scope without the name of its API
 * is looked for at Microsoft Graph.
 *
 * Looks like: AADSTS650053, often not at the first sign-in but when a client connects again.
 * Why: the scope was sent by its short name, such as notes.read. Or the name is full, and the API
 * has no such scope under Expose an API.
 * FastMCP: AzureProvider(required_scopes=[…]) takes short names and sends them in full. In a
 * RemoteAuthProvider with AzureJWTVerifier the full names are advertised.
 * TypeScript SDK: put full names into scopes_supported and into the scope of the challenge.
 * Provider: look up the scope under Expose an API of the app registration. Its full name is the
 * Application ID URI, a slash and the scope.
 * Seen: https://github.com/anthropics/claude-code/issues/89438
 */

import { entraRefusal } from './refusal';
import { defineRule } from './rule';

export const entraScopeUnknown = defineRule({
  id: 'entra-scope-unknown',
  effect: 'sign-in-fails',
  spec: ['mcp-scope', 'rfc6749-token-error'],
  needs: [],
  check(trace) {
    const found = entraRefusal(trace, ['650053']);
    if (found === undefined) return undefined;
    const scopes = (trace.facts.clientIdentity?.scope ?? '').split(' ').filter(Boolean);
    // A full name ends in a slash and the scope. OpenID scopes belong to no API and have no other name.
    const short = scopes.filter((one) => !one.includes('/') && !openId.has(one));
    return {
      title: 'Entra ID knows no such scope at the API it looks at',
      expected: 'scopes by their full names, such as api://<client id>/<scope>',
      actual: found.refusal.words,
      because:
        short.length > 0
          ? `${short.join(', ')} went out without the name of an API, and Entra ID then looks at Microsoft Graph`
          : 'the API that the scope names does not have it',
      do: 'name scopes in full in scopes_supported and in the challenge, as they stand under Expose an API',
      evidence: [found.refusal.evidence],
    };
  },
});

const openId: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);
