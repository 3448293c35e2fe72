/** Guards for what came back to the steps of a saved trace. */

import type { SecretName } from '../model/flow';
import type { LoginEnd, PersonAnswer } from '../model/outcome';
import type { ListedTool, WireResult } from '../model/session';
import type { TokenShape } from '../model/tokens';
import type { TraceOutcome } from '../model/trace';
import type { Body, Failure, JsonObject } from '../model/wire';
import { isAuthorizationResponse, isSession } from './fact-guards';
import {
  byKind,
  either,
  type Guard,
  isFlag,
  isNumber,
  isRecord,
  isText,
  list,
  object,
  oneOf,
  pair,
} from './guard';
import { isHostPlace } from './survey-guards';
import { isCheck, isSecretName, isStoredToken, isTokenShape } from './token-guards';

export const isHeaders = list(pair(isText, isText));

export const isFailure = object<Failure>(
  {
    kind: oneOf<Failure['kind']>({
      refused: true,
      'name-not-found': true,
      tls: true,
      timeout: true,
      'too-large': true,
      'redirect-refused': true,
      'too-many-redirects': true,
      'unsafe-url': true,
      'private-address': true,
      'unusable-key': true,
      aborted: true,
      network: true,
    }),
    detail: isText,
  },
  {},
);

const isNothing = object<object>({}, {});

type Answer = Extract<PersonAnswer, { about: 'client' }>;

const isPersonAnswer = either(
  object<Answer>({ about: (value) => value === 'client', clientId: isText, hasSecret: isFlag }, {}),
  object<Exclude<PersonAnswer, Answer>>(
    { about: (value) => value === 'issuer', issuer: isText },
    {},
  ),
);

const isLoginEnd = byKind<LoginEnd>({
  returned: object({ response: isAuthorizationResponse }, {}),
  timeout: object({ seconds: isNumber }, {}),
  cancelled: isNothing,
});

const isTool = object<ListedTool>(
  { name: isText, inputSchema: (value): value is JsonObject => isRecord(value) },
  { title: isText, description: isText },
);

const isWireResult = byKind<WireResult>({
  connected: object({ session: isSession }, {}),
  tools: object({ tools: list(isTool) }, {}),
  called: object({ text: isText, isError: isFlag }, {}),
  failed: object<Omit<Extract<WireResult, { kind: 'failed' }>, 'kind'>>(
    { message: isText, headers: isHeaders },
    { status: isNumber, sessionLost: isFlag },
  ),
});

type Kept = { readonly [name in SecretName]?: TokenShape };

const isKept: Guard<Kept> = (value): value is Kept =>
  isRecord(value) &&
  Object.entries(value).every(([name, shape]) => isSecretName(name) && isTokenShape(shape));

const isReadAs = oneOf<Body['kind']>({ empty: true, json: true, text: true });

type Of<K extends TraceOutcome['kind']> = Omit<Extract<TraceOutcome, { kind: K }>, 'kind'>;

export const isOutcome = byKind<TraceOutcome>({
  answer: object<Of<'answer'>>({ exchange: isText, kept: isKept }, { readAs: isReadAs }),
  failure: object<Of<'failure'>>({ url: isText, failure: isFailure }, {}),
  'looked-up': object<Of<'looked-up'>>({ places: list(isHostPlace) }, {}),
  'made-dpop-key': isNothing,
  'looked-at': object<Of<'looked-at'>>({ shape: isTokenShape }, {}),
  'made-probe': object<Of<'made-probe'>>({}, { why: isText }),
  'made-pkce': object<Of<'made-pkce'>>({ codeChallenge: isText }, {}),
  'checked-token': object<Of<'checked-token'>>({ checks: list(isCheck) }, { keyId: isText }),
  redirect: object<Of<'redirect'>>({ uri: isText }, {}),
  'no-redirect': object<Of<'no-redirect'>>({ message: isText }, {}),
  login: object<Of<'login'>>({ end: isLoginEnd }, {}),
  wire: object<Of<'wire'>>({ result: isWireResult }, {}),
  loaded: object<Of<'loaded'>>({}, { stored: isStoredToken }),
  'loaded-registrations': isNothing,
  held: object<Of<'held'>>({}, { stored: isStoredToken }),
  shown: isNothing,
  waited: object<Of<'waited'>>({ seconds: isNumber }, {}),
  // Nobody answered: JSON leaves the member out.
  answered: (value): value is Of<'answered'> =>
    isRecord(value) && (value['answer'] === undefined || isPersonAnswer(value['answer'])),
});
