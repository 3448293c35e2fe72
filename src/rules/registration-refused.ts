/** Dynamic client registration is offered, and no client id comes of it. */

import { answerWords, refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyMember, bodyPointer, type Found, hostOf, jsonObject, lastExchange } from './evidence';
import { defineRule } from './rule';

export const registrationRefused = defineRule({
  id: 'registration-refused',
  effect: 'sign-in-fails',
  spec: ['rfc7591-error', 'mcp-registration'],
  under: ['bot-challenge'],
  on: 'registration-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined || brokenExchange(trace) !== undefined) return undefined;
    const { exchange, pointer } = last;
    const member = namedMember(last);
    return {
      expected: '201 with a client_id',
      actual: refusalWords(exchange),
      ...causeOf(hostOf(server.issuer), last, member),
      evidence: [
        `${pointer}/response/status`,
        bodyPointer(last, 'error'),
        `${pointer}/request/body${member === undefined ? '' : `/text/${member}`}`,
      ],
    };
  },
});

/** The member of the request that the refusal is about, by its code or its words. RFC 7591 §3.2.2. */
function namedMember({ exchange }: Found): string | undefined {
  const asked = Object.keys(jsonObject(exchange.request.body?.text) ?? {});
  const error = bodyMember(exchange, 'error');
  if (error === 'invalid_redirect_uri') return asked.find((name) => name === 'redirect_uris');
  const words = bodyMember(exchange, 'error_description') ?? '';
  return error === undefined ? undefined : asked.find((name) => words.includes(name));
}

function causeOf(host: string, { exchange }: Found, member: string | undefined) {
  const endpoint = exchange.request.url;
  const status = exchange.response?.status ?? 0;
  const error = bodyMember(exchange, 'error');
  if (status >= 500 || status === 429) {
    return {
      title: `${host} fails to register this client`,
      because: 'the registration endpoint answered, and the fault is on its side',
      do: `look into the log of ${host} for this request`,
    };
  }
  if (error === 'invalid_redirect_uri') return redirectRefused(host, exchange.request.body?.text);
  if (status === 401 || status === 403) {
    return {
      title: `${host} registers only clients that it was told of`,
      because:
        'the registration endpoint is there, and wants a token of its administrators or a name from its list of clients',
      do: 'give a client id that you registered there yourself',
    };
  }
  if (error === undefined && !/JSON object$/.test(answerWords(exchange))) {
    return {
      title: `${host} has no registration endpoint where its metadata says`,
      because: `${endpoint} is named as registration_endpoint, and what answers there is no registration endpoint`,
      do: 'correct registration_endpoint, or take it out if clients cannot register',
    };
  }
  if (error !== undefined || status >= 400) {
    return {
      title:
        member === undefined
          ? `${host} refuses to register this client`
          : `${host} does not register this client because of its ${member}`,
      because:
        'the registration endpoint does not accept something in the request, which is in the trace',
      do: 'change what the provider accepts, or give a client id that you registered there yourself',
    };
  }
  return {
    title: `${host} answers the registration without a client id`,
    because: 'a client without an id cannot send anybody to sign in',
    do: `check that ${endpoint} is the registration endpoint, and what else may answer there`,
  };
}

/** Servers compare the host by the letter: some take localhost only, others 127.0.0.1 only. RFC 8252 §7.3, §8.3. */
function redirectRefused(host: string, asked: string | undefined) {
  const uris = jsonObject(asked)?.['redirect_uris'];
  const uri = Array.isArray(uris) ? String(uris[0]) : '';
  const { hostname = '', protocol = '' } = URL.canParse(uri) ? new URL(uri) : {};
  const loopback = protocol === 'http:';
  return {
    title: loopback
      ? `${host} does not register a redirect address on this machine: ${hostname}`
      : `${host} does not register the redirect address ${uri}`,
    because: loopback
      ? 'the browser comes back to a port of this machine. Some providers take localhost and not 127.0.0.1, some the other way round, and some neither'
      : 'the browser comes back to this address, and the provider does not allow it',
    do: loopback
      ? 'allow loopback redirect addresses with any port at the provider, by the name localhost and as 127.0.0.1 (RFC 8252 §7.3)'
      : 'allow this address at the provider, letter by letter',
  };
}
