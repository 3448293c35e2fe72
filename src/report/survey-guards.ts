/** Guards for what a check has learned, in a saved trace. */

import type {
  HostKind,
  HostPlace,
  KeySet,
  NamedPlace,
  Preflight,
  Survey,
  SurveyedServer,
  Trial,
  TrialKind,
} from '../model/survey';
import { isFlag, isNumber, isText, list, object, oneOf } from './guard';
import { isServerMetadata } from './server-metadata-guard';

const isHostKind = oneOf<HostKind>({ loopback: true, private: true, public: true, unknown: true });

export const isHostPlace = object<HostPlace>({ host: isText, kind: isHostKind }, {});

const isPreflight = object<Preflight>(
  {
    of: oneOf<Preflight['of']>({
      server: true,
      'resource-metadata': true,
      'server-metadata': true,
      'token-endpoint': true,
      'registration-endpoint': true,
    }),
    url: isText,
    exchange: isText,
    verdict: oneOf<Preflight['verdict']>({ allowed: true, refused: true, failed: true }),
    missing: list(isText),
  },
  { status: isNumber },
);

const isKeySet = object<KeySet>(
  { url: isText, exchange: isText, usable: isNumber, problems: list(isText) },
  {},
);

const isSurveyedServer = object<SurveyedServer>(
  { issuer: isText },
  { metadataUrl: isText, metadata: isServerMetadata, keys: isKeySet },
);

const isNamedPlace = object<NamedPlace>(
  {
    host: isText,
    kind: isHostKind,
    url: isText,
    namedBy: oneOf<NamedPlace['namedBy']>({
      user: true,
      challenge: true,
      'resource-metadata': true,
      'server-metadata': true,
    }),
    as: isText,
  },
  {},
);

export const isSurvey = object<Survey>(
  {
    origin: isText,
    preflights: list(isPreflight),
    servers: list(isSurveyedServer),
    places: list(isNamedPlace),
  },
  {},
);

export const isTrial = object<Trial>(
  {
    kind: oneOf<TrialKind>({
      'as-usual': true,
      several: true,
      'plain-http': true,
      'custom-scheme': true,
      none: true,
      javascript: true,
      data: true,
    }),
    redirectUris: list(isText),
    exchange: isText,
    accepted: isFlag,
    removed: oneOf<Trial['removed']>({
      yes: true,
      refused: true,
      'not-offered': true,
      'nothing-to-remove': true,
    }),
  },
  { status: isNumber, clientId: isText },
);
