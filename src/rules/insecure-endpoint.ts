/** An address that the sign-in needs is plain http on a host that is not this machine. */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const insecureEndpoint = defineRule({
  id: 'insecure-endpoint',
  severity: 'error',
  spec: ['mcp-communication-security'],
  on: 'insecure-endpoint',
  needs: [],
  check(trace) {
    const says = trace.stop?.says ?? '';
    const [address = ''] = says.split(' ');
    const last = lastExchange(trace);
    const own = trace.stop?.step === 'first-request';
    return {
      title: own
        ? `${hostOf(trace.server.url)} is addressed without https`
        : `The sign-in would go to ${hostOf(address)} without https`,
      expected: 'https, with plain http only on this machine',
      actual: says,
      because: 'passwords, codes and tokens would cross the network in the clear',
      do: own
        ? 'use the https address of the server'
        : `name ${hostOf(address)} by its https address in the metadata; a server behind a TLS proxy has to be told its public address`,
      evidence: [last === undefined ? '/stop' : `${last.pointer}/response/body`],
    };
  },
});
