/** Deletes a client that was registered, at the server and here. RFC 7592 §2.3. */

import { failureSentence } from '../failure';
import { stopIfInsecure } from '../insecure';
import { type Action, defineStep } from '../step';

export const unregister = defineStep({
  id: 'unregister',
  title: 'Delete registration',
  phase: 'identify',
  explained:
    'Each registration leaves a client behind at the authorization server. Where the server lets clients delete themselves, this one does.',
  spec: ['rfc7592-delete'],
  needs: [],
  gives: ['unregistered'],
  limit: 3,
  next(_known, seen, env) {
    const { clientId, clientIssuer: issuer } = env.settings;
    if (clientId === undefined || issuer === undefined) {
      throw new Error('unregister runs without a client');
    }
    const last = seen.at(-1);
    if (last === undefined) return { do: 'load-registrations', issuer };
    const client = env.registrations.find(
      (one) => one.clientId === clientId && one.issuer === issuer,
    );
    if (client === undefined) return refused(`No registration of ${clientId} is saved here.`);
    const url = client.registrationClientUri;
    if (url === undefined) {
      return {
        do: 'done',
        facts: { unregistered: { client } },
        note: 'forgotten here; the server offers no deletion',
      };
    }
    if (last.kind === 'loaded-registrations') {
      const insecure = stopIfInsecure([url], env);
      if (insecure !== undefined) return insecure;
      return {
        do: 'send',
        request: {
          method: 'DELETE',
          url,
          party: 'authorization-server',
          headers: {},
          credentials: 'registration',
          client,
          keep: {},
        },
        because: 'The client deletes itself with the token that its registration came with.',
      };
    }
    if (last.kind === 'failure') {
      return refused(failureSentence('The authorization server', last.failure));
    }
    if (last.kind !== 'response') throw new Error(`unregister cannot have seen ${last.kind}`);
    // 401 and 404 mean that the client is no more. RFC 7592 §2.3.
    const gone = [200, 204, 401, 404, 410].includes(last.status);
    if (!gone) return refused(`The authorization server answered ${last.status}.`);
    return { do: 'done', facts: { unregistered: { client } }, note: 'deleted' };
  },
});

function refused(says: string): Action<'unregistered'> {
  return { do: 'stop', reason: { code: 'unregister-refused', says } };
}
