/** The stop of a replay that comes to something that the recording does not hold. */

import type { Trace } from '../model/trace';
import type { Effect } from './effects';
import type { Profile } from './profile';
import { openingMethod } from './recorded-wire';
import { rpcMethod } from './same-request';
import type { Action, CryptoOp, Question } from './step';

type Stop = Extract<Action<never>, { do: 'stop' }>;

export function notRecorded(says: string): Stop {
  return { do: 'stop', reason: { code: 'not-recorded', says } };
}

/** Names what the step asks for. */
export function lacks(action: Effect, server: Trace['server'], profile: Profile): Stop {
  return notRecorded(`The recording holds no ${wanted(action, server, profile)}.`);
}

function wanted(action: Effect, server: Trace['server'], profile: Profile): string {
  switch (action.do) {
    case 'send': {
      const { method, url, body } = action.request;
      const message = body?.kind === 'json' ? body.value : undefined;
      const rpc = message === undefined ? undefined : rpcMethod(message);
      return `answer to ${method} ${url}${rpc === undefined ? '' : ` (${rpc})`}`;
    }
    case 'wire':
      return `answer to POST ${server.url} (${rpcOf(action, profile)})`;
    case 'look-up':
      return 'places of hosts';
    case 'compute':
      return ofOp[action.op.op];
    case 'ask':
      return ofQuestion[action.question.kind];
    case 'load':
    case 'hold':
      return 'saved sign-in';
    case 'load-registrations':
      return 'registrations';
    case 'wait':
      return 'further wait';
  }
}

function rpcOf({ call }: Extract<Effect, { do: 'wire' }>, profile: Profile): string {
  if (call.kind === 'connect') return openingMethod(profile);
  return call.kind === 'list-tools' ? 'tools/list' : 'tools/call';
}

const ofOp: { readonly [op in CryptoOp['op']]: string } = {
  'make-pkce': 'authorization request',
  'make-dpop-key': 'key for proofs',
  'look-at-pasted': 'token to look at',
  'check-token': 'check of the token',
  'make-probe': 'token to probe with',
};

const ofQuestion: { readonly [kind in Question['kind']]: string } = {
  redirect: 'redirect URI',
  login: 'login',
  device: 'device page',
  person: 'answer of yours',
};
