/** Shows an assertion to the authorization server and gets a token for it. RFC 7523 §2.1. */

import { defineStep } from '../step';
import { askForTokens } from '../token-exchange';
import { tokenValues } from '../token-values';

export const assertionGrant = defineStep({
  id: 'assertion-grant',
  title: 'Assertion for token',
  phase: 'token',
  explained:
    'Somebody whom the authorization server trusts has vouched for the person or the workload. The client shows that statement instead of a code. If it is refused, showing it again or trying another grant would not help.',
  spec: ['rfc7523-grant', 'mcp-workload-identity', 'mcp-enterprise'],
  needs: ['authorizationServer', 'client', 'clientIdentity', 'resource'],
  may: ['identityAssertion'],
  gives: ['tokens'],
  limit: 3,
  next(known, seen, env) {
    const { scope, grant } = known.clientIdentity;
    if (grant !== 'id_jag' && !env.settings.given.includes('workloadAssertion')) {
      const says = 'No assertion was given, so there is nothing to show.';
      return { do: 'stop', reason: { code: 'assertion-refused', says } };
    }
    const secret = grant === 'id_jag' ? 'identityAssertion' : 'workloadAssertion';
    return askForTokens(
      {
        fields: [
          ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
          ['assertion', { secret }],
          ...(scope === undefined ? [] : [['scope', scope] as const]),
          ...(env.profile.resourceParameter
            ? [['resource', known.resource.resource] as const]
            : []),
        ],
        because: 'The assertion takes the place of a code.',
        refused: 'assertion-refused',
      },
      known,
      seen,
      env,
    );
  },
  values: ({ tokens }) => tokenValues(tokens),
});
