/** The server registered the client only after something was left out of the request. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const registrationNeededLess = defineRule({
  id: 'registration-needed-less',
  severity: 'warning',
  spec: ['rfc7591-request', 'mcp-application-type'],
  needs: ['client', 'authorizationServer'],
  check(trace, { client, authorizationServer: server }) {
    const { leftOut } = client;
    if (leftOut === undefined) return undefined;
    const at = trace.steps.findIndex((step) => step.id === 'registration');
    return {
      title: `${hostOf(server.issuer)} registers clients only without ${leftOut.join(', ')}`,
      expected: 'members that the server does not use to be left aside (RFC 7591 §2)',
      actual: `the registration was refused until ${leftOut.join(', ')} ${leftOut.length === 1 ? 'was' : 'were'} left out`,
      because: 'clients that do not try again with less cannot register there',
      do: `accept ${leftOut.join(', ')} in registration requests, or leave it aside`,
      evidence: ['/facts/client/leftOut', `/steps/${at}/exchanges`],
    };
  },
});
