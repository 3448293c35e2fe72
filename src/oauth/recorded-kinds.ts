/** Which outcomes can come of which action. */

import type { WireCall, WireResult } from '../model/session';
import type { TraceOutcome } from '../model/trace';
import type { Effect } from './effects';
import type { CryptoOp, Question } from './step';

type Kind = TraceOutcome['kind'];
type Other = Exclude<Effect, { do: 'send' }>;

/** Whether a recorded outcome is one that this action can come to. */
export function fits(action: Other, outcome: TraceOutcome): boolean {
  switch (action.do) {
    case 'look-up':
      return outcome.kind === 'looked-up';
    case 'compute':
      return ofOp[action.op.op] === outcome.kind;
    case 'ask':
      return ofQuestion[action.question.kind].includes(outcome.kind) && sameMatter(action, outcome);
    case 'wire':
      return outcome.kind === 'wire' && ofCall[action.call.kind].includes(outcome.result.kind);
    case 'load':
      return outcome.kind === 'loaded';
    case 'load-registrations':
      return outcome.kind === 'loaded-registrations';
    case 'hold':
      return outcome.kind === 'held';
    case 'wait':
      return outcome.kind === 'waited';
  }
}

const ofOp: { readonly [op in CryptoOp['op']]: Kind } = {
  'make-pkce': 'made-pkce',
  'make-dpop-key': 'made-dpop-key',
  'look-at-pasted': 'looked-at',
  'check-token': 'checked-token',
  'make-probe': 'made-probe',
};

const ofQuestion: { readonly [kind in Question['kind']]: readonly Kind[] } = {
  redirect: ['redirect', 'no-redirect'],
  login: ['login', 'redirect', 'no-redirect', 'failure'],
  device: ['shown', 'failure'],
  person: ['answered'],
};

const ofCall: { readonly [kind in WireCall['kind']]: readonly WireResult['kind'][] } = {
  connect: ['connected', 'failed'],
  'list-tools': ['tools', 'failed'],
  'call-tool': ['called', 'failed'],
};

function sameMatter(action: Extract<Other, { do: 'ask' }>, outcome: TraceOutcome): boolean {
  const { question } = action;
  if (question.kind !== 'person' || outcome.kind !== 'answered') return true;
  return outcome.answer === undefined || outcome.answer.about === question.question.about;
}
