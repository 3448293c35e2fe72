/** Gets a token for the client itself. RFC 6749 §4.4; MCP extension OAuth Client Credentials. */

import { defineStep } from '../step';
import { askForTokens } from '../token-exchange';
import { tokenValues } from '../token-values';

export const clientCredentials = defineStep({
  id: 'client-credentials',
  title: 'Credentials for token',
  phase: 'token',
  explained:
    'Nobody signs in: the client proves who it is, with its secret or with a statement signed by its key, and gets a token of its own. Nothing goes through a browser.',
  spec: ['mcp-client-credentials', 'rfc6749-client-credentials', 'rfc7523-client'],
  needs: ['authorizationServer', 'client', 'clientIdentity', 'resource'],
  gives: ['tokens'],
  limit: 3,
  next(known, seen, env) {
    const { scope } = known.clientIdentity;
    return askForTokens(
      {
        fields: [
          ['grant_type', 'client_credentials'],
          ...(scope === undefined ? [] : [['scope', scope] as const]),
          ...(env.profile.resourceParameter
            ? [['resource', known.resource.resource] as const]
            : []),
        ],
        because: 'The client asks for a token in its own name.',
      },
      known,
      seen,
      env,
    );
  },
  values: ({ tokens }) => tokenValues(tokens),
});
