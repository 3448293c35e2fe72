/**
 * Signing in by a code on another device came to nothing: there is no such endpoint, it gives no
 * codes, the person said no, or the code ran out.
 *
 * Looks like: no code is shown, or the client asks again and again until it says access_denied or
 * expired_token.
 * Why: the authorization server does not support the device grant or not for this client, or nobody
 * typed the code in within its few minutes. RFC 8628.
 * FastMCP: the proxy classes have no device endpoint. Name an authorization server that has one in
 * RemoteAuthProvider, or let clients use the browser.
 * TypeScript SDK: nothing to change there; what offers the grant is the authorization server that
 * oauthMetadata describes.
 * Provider: support RFC 8628, name device_authorization_endpoint in the metadata, and allow the
 * grant for the client. The person must be allowed to approve devices.
 */

import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyMember, bodyPointer, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

interface Words {
  readonly title: string;
  readonly because: string;
  readonly do: string;
}

export const deviceRefused = defineRule({
  id: 'device-refused',
  effect: 'sign-in-fails',
  under: ['client-auth-method', 'rate-limited', 'scopes-disagree'],
  spec: ['rfc8628-request', 'rfc8628-polling'],
  on: 'device-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    const host = hostOf(server.issuer);
    const polled = trace.stop?.step === 'device-token';
    const expected = polled ? 'a token once the person has agreed' : 'codes, and a page for them';
    if (last === undefined) {
      return {
        title: `${host} has no sign-in with a code on another device`,
        expected: 'device_authorization_endpoint in authorization server metadata',
        actual: server.metadata.deviceAuthorizationEndpoint ?? 'none',
        because: 'the codes come from that endpoint',
        do: 'use another grant at this server, or let it support RFC 8628 and say so in its metadata',
        evidence: ['/facts/authorizationServer/metadata'],
      };
    }
    const error = bodyMember(last.exchange, 'error');
    // A poll that still had to wait is the last before the time is up.
    const late = polled && (error === 'expired_token' || error === 'authorization_pending');
    return {
      ...(late ? tooLate : wordsFor(host, error, polled)),
      expected,
      actual: late ? (trace.stop?.says ?? '') : refusalWords(last.exchange),
      evidence: [bodyPointer(last, 'error')],
    };
  },
});

const tooLate: Words = {
  title: 'The code ran out before anybody typed it in',
  because: 'the authorization server gives a person a few minutes only',
  do: 'start again, and type the code in at the page that is shown with it',
};

function wordsFor(host: string, error: string | undefined, polled: boolean): Words {
  if (error === 'access_denied') {
    return {
      title: 'The person said no at the device page',
      because: 'whoever typed in the code decides, and may also have lacked the right to say yes',
      do: 'start again and agree, or ask whoever administers the provider to let you in',
    };
  }
  if (error === undefined) {
    return {
      title: `${host} sends no codes to sign in with`,
      because: 'device_code, user_code and verification_uri are required in this answer',
      do: `check that the device authorization endpoint of ${host} is the right address`,
    };
  }
  return {
    title: `${host} refuses ${polled ? 'the device code' : 'to sign in by device code'}: ${error}`,
    because: polled
      ? 'the server takes this code no longer, or never gave it to this client'
      : 'the server does not give codes to this client for what it asks',
    do: 'allow the device code grant and this scope for the client at the provider',
  };
}
