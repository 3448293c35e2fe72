/** The TLS handshake fails: an expired or self-signed certificate, a wrong name, or no TLS at all behind https. */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const tlsFailure = defineRule({
  id: 'tls-failure',
  severity: 'error',
  spec: ['mcp-communication-security'],
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const failure = last?.exchange.failure;
    if (last === undefined || failure?.kind !== 'tls') return undefined;
    return {
      title: `${hostOf(last.exchange.request.url)} has no TLS connection that can be trusted`,
      expected: 'a certificate for this host name from an authority that this machine trusts',
      actual: failure.detail,
      because:
        'tokens travel on this connection, so a client must not go on with one that it cannot trust',
      do: /SELF_SIGNED|UNABLE_TO_/.test(failure.detail)
        ? 'install a certificate from a trusted authority, or make this machine trust the one that signed it'
        : /EPROTO|WRONG_VERSION/.test(failure.detail)
          ? 'check whether this port speaks https at all; the address may need http'
          : 'renew the certificate, or use the host name that it was issued for',
      evidence: [`${last.pointer}/failure`],
    };
  },
});
