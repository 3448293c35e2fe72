/**
 * No local port could be opened for the browser to come back to.
 *
 * Looks like: the sign-in stops before anything is sent to the authorization server.
 * Why: the redirect address has to be known before the client registers. The ports that were tried
 * are taken, or this program is not allowed to listen, as in a sandbox.
 * FastMCP: nothing to change there.
 * TypeScript SDK: nothing to change there.
 * Provider: nothing to change there. Where one redirect address was registered by hand, its port
 * has to be free: choose another port in the settings and register that.
 * Seen: https://github.com/microsoft/vscode/issues/278512
 */

import { defineRule } from './rule';

export const noRedirect = defineRule({
  id: 'no-redirect',
  effect: 'sign-in-fails',
  spec: ['rfc8252-loopback'],
  on: 'no-redirect',
  needs: [],
  check: (trace) => ({
    title: 'No port of this machine is free for the browser to come back to',
    expected: 'a port on 127.0.0.1 that can be listened on',
    actual: trace.stop?.says ?? '',
    because:
      'the redirect URI must be known before the client registers, and must be ours when the browser returns',
    do: 'allow this program to listen on 127.0.0.1, or choose another redirect port',
    evidence: ['/stop'],
  }),
});
