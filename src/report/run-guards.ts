/** Guards for what a saved trace says of its run. */

import { isErrand } from '../model/errand';
import type { GivenSecret, RunSettings, TrialWish } from '../model/run-settings';
import type { TraceRun } from '../model/trace';
import type { JsonObject } from '../model/wire';
import {
  type Guard,
  isFlag,
  isNumber,
  isRecord,
  isText,
  isTime,
  list,
  object,
  oneOf,
  table,
} from './guard';
import { isClient, isGrant } from './token-guards';

const isGiven = oneOf<GivenSecret>({
  clientSecret: true,
  clientKey: true,
  workloadAssertion: true,
  subjectToken: true,
  introspectionSecret: true,
  idpClientSecret: true,
  pastedToken: true,
  probeKey: true,
});

type Provider = NonNullable<RunSettings['identityProvider']>;

const isSettings = object<RunSettings>(
  { given: list(isGiven), overrides: list(isText), loginTimeout: isNumber },
  {
    clientId: isText,
    clientIssuer: isText,
    clientMetadataUrl: isText,
    clientKeyAlgorithm: isText,
    clientKeyId: isText,
    grant: isGrant,
    identityProvider: object<Provider>(
      {
        tokenEndpoint: isText,
        clientId: isText,
        subjectTokenType: oneOf<Provider['subjectTokenType']>({ id_token: true, saml2: true }),
      },
      {},
    ),
    issuer: isText,
    scope: isText,
    redirectUri: isText,
    extraParameters: table(isText),
    dpop: isFlag,
    introspectionClientId: isText,
    probeSignsIn: isFlag,
    trial: object<TrialWish>({ register: isFlag, probes: isFlag }, {}),
    call: object<NonNullable<RunSettings['call']>>(
      { tool: isText, arguments: (value): value is JsonObject => isRecord(value) },
      {},
    ),
  },
);

const hasRunMembers = object<TraceRun>(
  {
    errand: isErrand,
    settings: isSettings,
    beganAt: isTime,
    rounds: table(isNumber),
    openAtFirst: isFlag,
    registrations: list(isClient),
    freshRegistrations: list(isClient),
  },
  { scopeBefore: isText, issuerBefore: isText },
);

/** A registration can be deleted only by a run that says which. */
export const isRun: Guard<TraceRun> = (value): value is TraceRun =>
  hasRunMembers(value) &&
  (value.errand !== 'unregister' ||
    (value.settings.clientId !== undefined && value.settings.clientIssuer !== undefined));
