/** Dynamic client registration is offered and refused. */

import { answerWords, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const registrationRefused = defineRule({
  id: 'registration-refused',
  severity: 'error',
  spec: ['rfc7591-error', 'mcp-registration'],
  on: 'registration-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined) return undefined;
    const text = last.exchange.response?.body.text ?? '';
    const error = /"error":\s*"([^"]*)"/.exec(text)?.[1];
    const description = /"error_description":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    const status = last.exchange.response?.status;
    return {
      title: `${hostOf(server.issuer)} refuses to register this client`,
      expected: '201 with a client_id',
      actual:
        error === undefined
          ? answerWords(last.exchange)
          : `${status} ${error}${description === undefined ? '' : `: ${description}`}`,
      because:
        status === 401 || status === 403
          ? 'the provider lets only chosen clients register'
          : 'the provider does not accept something in the registration, which the Request tab shows',
      do:
        error === 'invalid_redirect_uri'
          ? 'allow loopback redirect addresses at the provider, or give a client id registered with another one'
          : 'give a client id that you registered yourself, or change what the provider accepts',
      evidence: [`${last.pointer}/response`, `${last.pointer}/request/body`],
    };
  },
});
