/** Guards for the steps of a saved trace and their exchanges. */

import type { Fact, Facts, Party, Phase, StepId } from '../model/flow';
import type {
  StepState,
  TraceBody,
  TraceExchange,
  TraceMemory,
  TraceStep,
  TraceValue,
  UpcomingRequest,
} from '../model/trace';
import { isFacts } from './fact-guards';
import {
  type Guard,
  is,
  isFlag,
  isNumber,
  isText,
  isTime,
  isWord,
  list,
  object,
  oneOf,
  table,
} from './guard';
import { isFailure, isHeaders, isOutcome } from './outcome-guards';

/** More than any step comes to, and few enough to be gone through in no time. */
const most = 5000;

export const isStepId = oneOf<StepId>({
  'stdio-server': true,
  'first-request': true,
  challenge: true,
  'resource-metadata': true,
  'server-metadata': true,
  'client-identity': true,
  registration: true,
  pkce: true,
  'browser-login': true,
  callback: true,
  'token-request': true,
  'client-document': true,
  'client-credentials': true,
  'identity-assertion': true,
  'assertion-grant': true,
  'device-authorization': true,
  'device-approval': true,
  'device-token': true,
  'stored-token': true,
  'pasted-token': true,
  refresh: true,
  'token-check': true,
  introspection: true,
  revocation: true,
  'revocation-proof': true,
  unregister: true,
  refusals: true,
  survey: true,
  'trial-registration': true,
  connect: true,
  'list-tools': true,
  'call-tool': true,
});

const isPhase = oneOf<Phase>({
  discover: true,
  identify: true,
  authorize: true,
  token: true,
  use: true,
});

const isState = oneOf<StepState>({
  waiting: true,
  paused: true,
  running: true,
  done: true,
  skipped: true,
  stopped: true,
});

const isParty = oneOf<Party>({
  server: true,
  'authorization-server': true,
  'identity-provider': true,
  'client-host': true,
});

const isBody = object<TraceBody>(
  { contentType: isText, text: isText, bytes: isNumber, cut: isFlag },
  {},
);

const isExchange = object<TraceExchange>(
  {
    id: isText,
    party: isParty,
    because: isText,
    request: object<TraceExchange['request']>(
      { method: isText, url: isText, headers: isHeaders },
      { body: isBody },
    ),
    timing: object<TraceExchange['timing']>(
      { startMs: isNumber, totalMs: isNumber },
      { firstByteMs: isNumber },
    ),
  },
  {
    response: object<NonNullable<TraceExchange['response']>>(
      { status: isNumber, headers: isHeaders, body: isBody },
      {},
    ),
    failure: isFailure,
    edited: is(true),
    redirectOf: isText,
  },
);

const isValue = object<TraceValue>({ name: isText, value: isText, meaning: isText }, {});

export const isMemory = object<TraceMemory>(
  { rounds: table(isNumber) },
  { scopeBefore: isText, issuerBefore: isText },
);

const changeable: readonly Fact[] = ['access', 'resource', 'stored'];

/** The facts that a step further on can change when the flow goes back. */
const isChange: Guard<Partial<Facts>> = (value): value is Partial<Facts> =>
  isFacts(value) && Object.keys(value).every((name) => changeable.some((fact) => fact === name));

export const isStep = object<TraceStep>(
  {
    id: isStepId,
    title: isText,
    phase: isPhase,
    state: isState,
    explained: isText,
    spec: list(isWord<TraceStep['spec'][number]>),
    gives: list(isWord<Fact>),
    note: isText,
    exchanges: list(isExchange, most),
    values: list(isValue),
    outcomes: list(isOutcome, most),
    askedMs: list(isTime, most),
  },
  { memory: isMemory, changed: isChange, durationMs: isNumber },
);

export const isUpcoming = object<UpcomingRequest>(
  { step: isStepId, because: isText, method: isText, url: isText, headers: isHeaders },
  { body: isText, edited: is(true) },
);
