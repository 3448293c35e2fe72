/** Asks the authorization server what a token is worth. RFC 7662. */

import type { Facts } from '../../model/flow';
import { checkIntrospection } from '../check-introspection';
import { failureSentence } from '../failure';
import { isObject } from '../metadata';
import { isSecureUrl } from '../secure-url';
import { defineStep } from '../step';
import { isHttpUrl } from '../well-known';

export const introspection = defineStep({
  id: 'introspection',
  title: 'Ask about token',
  phase: 'token',
  explained:
    'An opaque token can be read by its issuer alone. A client that the issuer trusts may ask it what the token is good for, as a server does that gets one.',
  spec: ['rfc7662-request', 'rfc7662-response'],
  needs: ['authorizationServer', 'resource'],
  may: ['tokens', 'client', 'clientIdentity', 'challenge'],
  gives: ['introspection'],
  limit: 2,
  next(known, seen, env) {
    const { authorizationServer: server, resource } = known;
    const endpoint = server.metadata.introspectionEndpoint;
    const unknown = (note: string) =>
      ({ do: 'done', facts: { introspection: { checks: [] } }, note }) as const;
    if (endpoint === undefined || !isHttpUrl(endpoint)) return unknown('no introspection endpoint');
    if (!isSecureUrl(endpoint) && !env.settings.overrides.includes('insecure-endpoint')) {
      return unknown('not asked: the endpoint is plain http');
    }
    const last = seen.at(-1);
    if (last === undefined) {
      const secret = known.tokens === undefined ? 'pastedToken' : 'accessToken';
      return {
        do: 'send',
        request: {
          method: 'POST',
          url: endpoint,
          party: 'authorization-server',
          headers: { accept: 'application/json' },
          body: {
            kind: 'form',
            fields: [
              ['token', { secret }],
              ['token_type_hint', 'access_token'],
            ],
          },
          credentials: 'introspection',
          authMethod: secretMethodOf(server),
          keep: {},
        },
        because: 'The issuer knows what the token is worth.',
      };
    }
    if (last.kind === 'failure') return unknown(failureSentence('The endpoint', last.failure));
    if (last.kind !== 'response') throw new Error(`introspection cannot have seen ${last.kind}`);
    const answer = last.body.kind === 'json' && isObject(last.body.value) ? last.body.value : {};
    const { active } = answer;
    if (last.status !== 200 || typeof active !== 'boolean') {
      return unknown(`answered ${last.status} without saying`);
    }
    const { tokens } = known;
    const scopeAsked = known.clientIdentity?.scope;
    const checks = checkIntrospection(answer, {
      issuer: server.issuer,
      now: env.now,
      ...(env.profile.resourceParameter && { audience: resource.resource }),
      ...(known.client !== undefined && { clientId: known.client.clientId }),
      ...(scopeAsked !== undefined && { scopeAsked }),
      ...(tokens?.scope !== undefined && { scopeGranted: tokens.scope }),
      ...(tokens !== undefined && { dpop: tokens.tokenType.toLowerCase() === 'dpop' }),
      ...(known.challenge?.scope !== undefined && { scopeRequired: known.challenge.scope }),
    });
    return {
      do: 'done',
      facts: { introspection: { active, checks } },
      note: active ? 'active' : 'not active',
    };
  },
  values: ({ introspection: result }) =>
    result.checks.map((check) => ({
      name: check.id,
      value: `${verdicts[check.verdict]}: ${check.actual}`,
      meaning: `Expected: ${check.expected}`,
    })),
});

/** Basic, unless the server says that it takes the secret in the form alone. RFC 8414 §2. */
function secretMethodOf({ metadata }: Facts['authorizationServer']) {
  const offered =
    metadata.introspectionEndpointAuthMethodsSupported ??
    metadata.tokenEndpointAuthMethodsSupported ??
    [];
  const basic = 'client_secret_basic';
  return offered.includes(basic) || !offered.includes('client_secret_post')
    ? basic
    : 'client_secret_post';
}

const verdicts = { pass: 'match', fail: 'no match', unknown: 'cannot be checked' } as const;
