/**
 * Exchanges what the organisation's identity provider said about the person for an assertion that is
 * meant for this authorization server. RFC 8693; MCP extension Enterprise-Managed Authorization.
 */

import type { Facts } from '../../model/flow';
import type { RunSettings } from '../../model/run-settings';
import { failureSentence } from '../failure';
import { stopIfInsecure } from '../insecure';
import { isObject, textMember } from '../metadata';
import { type Action, defineStep, type RequestDraft } from '../step';

const prefix = 'urn:ietf:params:oauth';
const idJag = `${prefix}:token-type:id-jag`;

export const identityAssertion = defineStep({
  id: 'identity-assertion',
  title: 'Ask identity provider',
  phase: 'authorize',
  explained:
    'The person signed in at the identity provider of the organisation before. The client shows it what came of that, and gets an assertion for this one authorization server and this one MCP server.',
  spec: ['mcp-enterprise', 'rfc8693-request'],
  needs: ['authorizationServer', 'clientIdentity', 'resource'],
  gives: ['identityAssertion'],
  limit: 2,
  next({ authorizationServer: server, clientIdentity, resource }, seen, env) {
    const provider = env.settings.identityProvider;
    if (provider === undefined) {
      return refused('No identity provider was named, so nobody can vouch for the person.');
    }
    if (!env.settings.given.includes('subjectToken')) {
      return refused('Nothing was given that the identity provider has signed for the person.');
    }
    const insecure = stopIfInsecure([provider.tokenEndpoint], env);
    if (insecure !== undefined) return insecure;
    const last = seen.at(-1);
    if (last === undefined) {
      return {
        do: 'send',
        request: draft(provider, server, resource.resource, clientIdentity.scope),
        because: 'The identity provider decides whether this person may use this server.',
      };
    }
    if (last.kind === 'failure') {
      return refused(failureSentence('The identity provider', last.failure));
    }
    if (last.kind !== 'response') {
      throw new Error(`identity-assertion cannot have seen ${last.kind}`);
    }
    const answer = last.body.kind === 'json' && isObject(last.body.value) ? last.body.value : {};
    const shape = last.kept.identityAssertion;
    const error = textMember(answer, 'error');
    if (error !== undefined) return refused(`The identity provider answered ${error}.`);
    if (shape === undefined || last.status !== 200) {
      return refused(`The identity provider answered ${last.status} without an assertion.`);
    }
    const type = textMember(answer, 'issued_token_type');
    if (type !== idJag) {
      return refused(
        `The identity provider issued ${type ?? 'no named kind of token'}, not ${idJag}.`,
      );
    }
    const lifetime = answer['expires_in'];
    return {
      do: 'done',
      facts: {
        identityAssertion: {
          shape,
          ...(typeof lifetime === 'number' && { expiresAt: env.now + lifetime * 1000 }),
        },
      },
      note: 'vouched for',
    };
  },
  values: ({ identityAssertion: { shape } }) => [
    {
      name: 'assertion',
      value: `${shape.jwt === undefined ? 'no JWT' : 'JWT'}, ${shape.length} characters`,
      meaning: 'What the identity provider signed. It is good for this authorization server alone.',
    },
    ...['iss', 'aud', 'resource', 'client_id', 'scope'].flatMap((name) => {
      const claim = shape.jwt?.claims[name];
      return typeof claim === 'string'
        ? [{ name, value: claim, meaning: 'A claim of the assertion.' }]
        : [];
    }),
  ],
});

function draft(
  provider: NonNullable<RunSettings['identityProvider']>,
  server: Facts['authorizationServer'],
  resource: string,
  scope: string | undefined,
): RequestDraft {
  return {
    method: 'POST',
    url: provider.tokenEndpoint,
    party: 'identity-provider',
    headers: { accept: 'application/json' },
    body: {
      kind: 'form',
      fields: [
        ['grant_type', `${prefix}:grant-type:token-exchange`],
        ['requested_token_type', idJag],
        ['audience', server.issuer],
        ['resource', resource],
        ...(scope === undefined ? [] : [['scope', scope] as const]),
        ['subject_token', { secret: 'subjectToken' }],
        ['subject_token_type', `${prefix}:token-type:${provider.subjectTokenType}`],
      ],
    },
    credentials: 'identity-provider-client',
    keep: { access_token: 'identityAssertion' },
  };
}

function refused(says: string): Action<'identityAssertion'> {
  return { do: 'stop', reason: { code: 'assertion-refused', says } };
}
