/** An address that the sign-in needs is plain http on a host that is not this machine. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const insecureEndpoint = defineRule({
  id: 'insecure-endpoint',
  severity: 'error',
  spec: ['mcp-communication-security'],
  on: 'insecure-endpoint',
  needs: [],
  check(trace) {
    const says = trace.stop?.says ?? '';
    const own = trace.stop?.step === 'first-request';
    return {
      title: own
        ? `${hostOf(trace.server.url)} is addressed without https`
        : `${hostOf(says.split(' ')[0] ?? '')} is used without https`,
      expected: 'https, with plain http only on this machine',
      actual: says,
      because:
        'passwords, codes and tokens would cross the network in the clear. Behind a TLS proxy, servers often build addresses from the inner request',
      do: own
        ? 'use the https address of the server'
        : "set the server's public https address, or let it trust X-Forwarded-Proto from its proxy",
      evidence: ['/stop'],
    };
  },
});
