/**
 * A client that was registered on trial could not be deleted again, because the authorization server
 * offers no deletion (RFC 7592) or refused it.
 *
 * Looks like: clients of this program in the list of the authorization server.
 * Why: few servers give registration_client_uri and registration_access_token with a registration.
 * FastMCP: nothing to change there; its registration offers no deletion.
 * TypeScript SDK: nothing to change there; its registration offers no deletion.
 * Provider: delete the client by hand. Its name has the word trial in it.
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const trialClientLeft = defineRule({
  id: 'trial-client-left',
  effect: 'untidy',
  spec: ['rfc7592-delete'],
  needs: ['trials', 'authorizationServer'],
  check(_trace, { trials, authorizationServer: server }) {
    const left = trials.flatMap(({ clientId, removed }, at) =>
      clientId !== undefined && removed !== 'yes' ? [{ clientId, removed, at }] : [],
    );
    const [first] = left;
    if (first === undefined) return undefined;
    const refused = first.removed === 'refused';
    return {
      title: `${left.length === 1 ? 'A trial client stays' : `${left.length} trial clients stay`} at ${hostOf(server.issuer)}`,
      expected: refused
        ? '204 to the deletion of the client'
        : 'registration_client_uri and registration_access_token in the answer to a registration',
      actual: `${refused ? 'the deletion was refused' : 'neither of the two, so nothing could be deleted'}; left: ${left.map(({ clientId }) => clientId).join(', ')}`,
      because: 'the trial that you asked for has left this behind',
      do: 'delete it in the administration of the authorization server',
      evidence: left.map(({ at }) => `/facts/trials/${at}`),
    };
  },
});
