/** Sends the person to the authorization server and waits for the browser to come back. */

import type { LoginEnd } from '../../model/outcome';
import { type Action, defineStep } from '../step';

export const browserLogin = defineStep({
  id: 'browser-login',
  title: 'Browser login',
  phase: 'authorize',
  explained:
    'The browser opens the authorization page. You sign in there and say yes or no; the client never sees the password. The browser then returns to the redirect URI with a code.',
  spec: ['mcp-flow', 'rfc8252-loopback'],
  needs: ['authorizationRequest'],
  gives: ['authorizationResponse'],
  limit: 2,
  next({ authorizationRequest: request }, seen) {
    const last = seen.at(-1);
    if (last === undefined) return { do: 'ask', question: { kind: 'login', request } };
    switch (last.kind) {
      case 'login':
        return judge(last.end);
      case 'redirect':
        return {
          do: 'again',
          round: 'new-redirect',
          from: 'client-identity',
          change: {},
          because: `The redirect URI ${request.redirectUri} is in use by another program now.`,
        };
      case 'no-redirect':
        return { do: 'stop', reason: { code: 'no-redirect', says: last.message } };
      default:
        throw new Error(`browser-login cannot have seen ${last.kind}`);
    }
  },
  values: ({ authorizationResponse: response }) => [
    {
      name: 'received',
      value: receivedWords[response.received],
      meaning: 'How the answer came back to the client.',
    },
    {
      name: 'iss',
      value: issWords[response.issCheck],
      meaning: 'Whether the answer names the issuer that the metadata named.',
    },
    ...(response.seenAt === undefined
      ? []
      : [
          {
            name: 'went on to',
            value: response.seenAt.join(', '),
            meaning: 'Where the login was seen besides at the authorization server.',
          },
        ]),
  ],
});

const issWords = {
  match: 'match',
  mismatch: 'no match',
  missing: 'missing, although promised',
  'not-sent': 'not sent',
} as const;

const receivedWords = {
  listener: 'at the redirect URI',
  pasted: 'pasted by you',
  followed: 'by following redirects',
} as const;

function judge(end: LoginEnd): Action<'authorizationResponse'> {
  switch (end.kind) {
    case 'returned':
      return { do: 'done', facts: { authorizationResponse: end.response }, note: 'came back' };
    case 'timeout':
      return notFinished(`Nobody came back from the login page within ${end.seconds} seconds.`);
    case 'cancelled':
      return notFinished('The login was called off.');
  }
}

function notFinished(says: string): Action<'authorizationResponse'> {
  return { do: 'stop', reason: { code: 'login-not-finished', says } };
}
