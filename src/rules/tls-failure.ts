/**
 * The TLS handshake fails: an expired or self-signed certificate, a wrong name, or no TLS at all
 * behind https.
 *
 * Looks like: the client reports a certificate error or a closed connection. The browser may be
 * fine, as it trusts other authorities.
 * Why: tokens travel on this connection, so a client must not go on with one that it cannot trust.
 * Often a company network puts its own certificate in between, which the system trusts and Node
 * does not.
 * FastMCP: give uvicorn a certificate that is signed by a known authority, with the whole chain, or
 * let a proxy in front do TLS.
 * TypeScript SDK: the same for an https server of Node: the certificate file holds the chain too.
 * Provider: renew the certificate. For an authority of your company set NODE_EXTRA_CA_CERTS to its
 * certificate, or install it in the system and let VS Code use the system certificates.
 * Seen: https://github.com/anthropics/claude-code/issues/55760
 * https://github.com/anthropics/claude-code/issues/85635
 * https://github.com/MCPJam/inspector/issues/1014
 */

import { brokenExchange } from './broken-exchange';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const tlsFailure = defineRule({
  id: 'tls-failure',
  effect: 'sign-in-fails',
  spec: ['mcp-communication-security'],
  needs: [],
  check(trace) {
    const broken = brokenExchange(trace);
    if (broken?.failure.kind !== 'tls') return undefined;
    const host = hostOf(broken.exchange.request.url);
    const { says, advice } = causeOf(broken.failure.detail);
    return {
      title: `${host} has no TLS connection that can be trusted`,
      expected: 'a certificate for this host name from an authority that this machine trusts',
      actual: `${says} (${broken.failure.detail})`,
      because:
        'tokens travel on this connection, so a client must not go on with one that it cannot trust',
      do: advice,
      evidence: [`${broken.pointer}/failure`],
    };
  },
});

/** The codes are those of OpenSSL and Node. */
function causeOf(code: string): { readonly says: string; readonly advice: string } {
  if (/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER/.test(code)) {
    return {
      says: 'a certificate from an authority that this machine does not know',
      advice:
        'if your company looks into connections, trust its authority here: NODE_EXTRA_CA_CERTS with the file of its certificate for programs in Node, http.systemCertificates and http.proxy in VS Code. If not, install a certificate from a public authority',
    };
  }
  if (/UNABLE_TO_VERIFY_LEAF/.test(code)) {
    return {
      says: 'a certificate without those between it and an authority that this machine knows',
      advice:
        'let the server send its whole chain of certificates; if your company looks into connections, set NODE_EXTRA_CA_CERTS to the file of its certificate',
    };
  }
  if (/SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return {
      says: 'a certificate that no authority known to this machine has signed',
      advice:
        'install a certificate from a public authority, or make this machine trust the one that signed it',
    };
  }
  if (/HAS_EXPIRED/.test(code)) {
    return { says: 'a certificate that has run out', advice: 'renew the certificate of this host' };
  }
  if (/NOT_YET_VALID/.test(code)) {
    return {
      says: 'a certificate that is not valid yet',
      advice: 'compare the clock of this machine with the dates in the certificate',
    };
  }
  if (/ALTNAME/.test(code)) {
    return {
      says: 'a certificate for another host name',
      advice: 'use the host name that the certificate was issued for',
    };
  }
  if (/EPROTO|WRONG_VERSION|PACKET_LENGTH/.test(code)) {
    return {
      says: 'no TLS in what came back',
      advice: 'check whether this port speaks https at all; the address may need http',
    };
  }
  return {
    says: 'a TLS handshake that came to no end',
    advice: 'look at the TLS settings of this host and of any proxy in front of it',
  };
}
