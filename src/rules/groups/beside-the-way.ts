/** What stands beside the way and stops nobody here. Root causes first. */

import { bearerAfterOthers } from '../bearer-after-others';
import { bearerMethods } from '../bearer-methods';
import { browserEndpointRefused } from '../browser-endpoint-refused';
import { browserHeadersRefused } from '../browser-headers-refused';
import { browserMetadataRefused } from '../browser-metadata-refused';
import { browserRefused } from '../browser-refused';
import { challengeMissing } from '../challenge-missing';
import { challengeNamesNoMetadata } from '../challenge-names-no-metadata';
import { challengeNotExposed } from '../challenge-not-exposed';
import { defaultEndpoints } from '../default-endpoints';
import { endpointAtOtherOrigin } from '../endpoint-at-other-origin';
import { endpointRedirects } from '../endpoint-redirects';
import { issNotPromised } from '../iss-not-promised';
import { malformedChallenge } from '../malformed-challenge';
import { malformedMetadata } from '../malformed-metadata';
import { metadataAfterBadAnswer } from '../metadata-after-bad-answer';
import { metadataContentType } from '../metadata-content-type';
import { metadataOnlyAtRoot } from '../metadata-only-at-root';
import { noKeysAddress } from '../no-keys-address';
import { notRecorded } from '../not-recorded';
import { olderTransport } from '../older-transport';
import { openidDiscoveryOnly } from '../openid-discovery-only';
import { pkcePlainOffered } from '../pkce-plain-offered';
import { protocolSlip } from '../protocol-slip';
import { registrationAcceptsNoRedirect } from '../registration-accepts-no-redirect';
import { registrationRefusesCustomScheme } from '../registration-refuses-custom-scheme';
import type { AnyRule } from '../rule';
import { scopesBadlyWritten } from '../scopes-badly-written';
import { serverNotPublic } from '../server-not-public';
import { stdioNoAuth } from '../stdio-no-auth';
import { stepLimit } from '../step-limit';
import { trialClientLeft } from '../trial-client-left';

export const besideTheWay: readonly AnyRule[] = [
  stepLimit,
  notRecorded,
  challengeNotExposed,
  olderTransport,
  endpointRedirects,
  protocolSlip,
  malformedChallenge,
  challengeMissing,
  malformedMetadata,
  metadataContentType,
  metadataAfterBadAnswer,
  scopesBadlyWritten,
  bearerMethods,
  defaultEndpoints,
  challengeNamesNoMetadata,
  bearerAfterOthers,
  metadataOnlyAtRoot,
  openidDiscoveryOnly,
  endpointAtOtherOrigin,
  pkcePlainOffered,
  issNotPromised,
  noKeysAddress,
  registrationAcceptsNoRedirect,
  registrationRefusesCustomScheme,
  trialClientLeft,
  serverNotPublic,
  browserRefused,
  browserMetadataRefused,
  browserEndpointRefused,
  browserHeadersRefused,
  stdioNoAuth,
];
