/** Every rule, root causes first: the order in which findings are shown. */

import type { Finding } from '../model/finding';
import type { Trace } from '../model/trace';
import { addressOutOfReach } from './address-out-of-reach';
import { answerOutOfBounds } from './answer-out-of-bounds';
import { assertionRefused } from './assertion-refused';
import { authorizationRefused } from './authorization-refused';
import { authorizationServerPassedOver } from './authorization-server-passed-over';
import { browserChallengeHidden } from './browser-challenge-hidden';
import { browserEndpointRefused } from './browser-endpoint-refused';
import { browserHeadersRefused } from './browser-headers-refused';
import { browserMetadataRefused } from './browser-metadata-refused';
import { browserRefused } from './browser-refused';
import { challengeNamesNoMetadata } from './challenge-names-no-metadata';
import { clientDocumentFaulty } from './client-document-faulty';
import { clientIssuerMismatch } from './client-issuer-mismatch';
import { deviceRefused } from './device-refused';
import { dpopNotBound } from './dpop-not-bound';
import { dpopTokenAsBearer } from './dpop-token-as-bearer';
import { endpointNotThere } from './endpoint-not-there';
import { endpointUnreachable } from './endpoint-unreachable';
import { idTokenAsAccessToken } from './id-token-as-access-token';
import { insecureEndpoint } from './insecure-endpoint';
import { issIgnored } from './iss-ignored';
import { issMismatch } from './iss-mismatch';
import { issuerMismatch } from './issuer-mismatch';
import { keySetUnusable } from './key-set-unusable';
import { keysUnavailable } from './keys-unavailable';
import { loginNotFinished } from './login-not-finished';
import { malformedChallenge } from './malformed-challenge';
import { malformedMetadata } from './malformed-metadata';
import { noCode } from './no-code';
import { noDiscovery } from './no-discovery';
import { noRedirect } from './no-redirect';
import { noRegistrationPath } from './no-registration-path';
import { noServerMetadata } from './no-server-metadata';
import { noStoredToken } from './no-stored-token';
import { notMcp } from './not-mcp';
import { notRecorded } from './not-recorded';
import { nothingToRevoke } from './nothing-to-revoke';
import { otherServerWithoutMetadata } from './other-server-without-metadata';
import { pkceNotAdvertised } from './pkce-not-advertised';
import { privateAddress } from './private-address';
import { redirectRefused } from './redirect-refused';
import { refreshRefused } from './refresh-refused';
import { refreshTokenAlive } from './refresh-token-alive';
import { registrationAcceptsNoRedirect } from './registration-accepts-no-redirect';
import { registrationAcceptsPlainHttp } from './registration-accepts-plain-http';
import { registrationAcceptsScript } from './registration-accepts-script';
import { registrationNeededLess } from './registration-needed-less';
import { registrationRefused } from './registration-refused';
import { registrationRefusesCustomScheme } from './registration-refuses-custom-scheme';
import { registrationRefusesSeveral } from './registration-refuses-several';
import { resourceMetadataUnusable } from './resource-metadata-unusable';
import { resourceMismatch } from './resource-mismatch';
import { revocationRefused } from './revocation-refused';
import type { AnyRule } from './rule';
import { scopeLessThanRequired } from './scope-less-than-required';
import { scopeNotGranted } from './scope-not-granted';
import { serverError } from './server-error';
import { serverMetadataUnusable } from './server-metadata-unusable';
import { serverNotPublic } from './server-not-public';
import { serverUnreachable } from './server-unreachable';
import { sessionFailed } from './session-failed';
import { stateMismatch } from './state-mismatch';
import { stdioNoAuth } from './stdio-no-auth';
import { stepLimit } from './step-limit';
import { tlsFailure } from './tls-failure';
import { tokenAliveAfterRevocation } from './token-alive-after-revocation';
import { tokenAudience } from './token-audience';
import { tokenAudienceIsClientId } from './token-audience-is-client-id';
import { tokenExpired } from './token-expired';
import { tokenHeaderType } from './token-header-type';
import { tokenInactive } from './token-inactive';
import { tokenIssuedInFuture } from './token-issued-in-future';
import { tokenIssuer } from './token-issuer';
import { tokenNotAccepted } from './token-not-accepted';
import { tokenNotYetValid } from './token-not-yet-valid';
import { tokenRefused } from './token-refused';
import { tokenSignature } from './token-signature';
import { tokenType } from './token-type';
import { tokenUnknownKey } from './token-unknown-key';
import { tokenUnsigned } from './token-unsigned';
import { tokenUnusable } from './token-unusable';
import { tokenWrongAlgorithm } from './token-wrong-algorithm';
import { trialClientLeft } from './trial-client-left';
import { trialRefused } from './trial-refused';
import { underCauses } from './under-causes';
import { unregisterRefused } from './unregister-refused';

export const rules: readonly AnyRule[] = [
  serverUnreachable,
  endpointUnreachable,
  tlsFailure,
  redirectRefused,
  answerOutOfBounds,
  notMcp,
  serverError,
  noDiscovery,
  resourceMetadataUnusable,
  resourceMismatch,
  noServerMetadata,
  issuerMismatch,
  serverMetadataUnusable,
  insecureEndpoint,
  privateAddress,
  addressOutOfReach,
  endpointNotThere,
  pkceNotAdvertised,
  authorizationServerPassedOver,
  otherServerWithoutMetadata,
  noRegistrationPath,
  clientIssuerMismatch,
  registrationRefused,
  noRedirect,
  registrationNeededLess,
  clientDocumentFaulty,
  trialRefused,
  registrationRefusesSeveral,
  registrationAcceptsScript,
  registrationAcceptsPlainHttp,
  loginNotFinished,
  stateMismatch,
  issMismatch,
  issIgnored,
  authorizationRefused,
  noCode,
  deviceRefused,
  assertionRefused,
  tokenRefused,
  tokenUnusable,
  tokenInactive,
  tokenUnsigned,
  tokenWrongAlgorithm,
  tokenUnknownKey,
  tokenSignature,
  keysUnavailable,
  keySetUnusable,
  idTokenAsAccessToken,
  tokenHeaderType,
  tokenExpired,
  tokenNotYetValid,
  tokenIssuedInFuture,
  tokenAudience,
  tokenAudienceIsClientId,
  tokenIssuer,
  scopeNotGranted,
  scopeLessThanRequired,
  dpopNotBound,
  dpopTokenAsBearer,
  tokenType,
  tokenNotAccepted,
  sessionFailed,
  noStoredToken,
  refreshRefused,
  nothingToRevoke,
  revocationRefused,
  refreshTokenAlive,
  tokenAliveAfterRevocation,
  unregisterRefused,
  stepLimit,
  notRecorded,
  malformedChallenge,
  malformedMetadata,
  challengeNamesNoMetadata,
  registrationAcceptsNoRedirect,
  registrationRefusesCustomScheme,
  trialClientLeft,
  serverNotPublic,
  browserRefused,
  browserMetadataRefused,
  browserEndpointRefused,
  browserHeadersRefused,
  browserChallengeHidden,
  stdioNoAuth,
];

const explainedBy = Object.fromEntries(rules.map(({ id, under }) => [id, under]));

/** What the rules say of a trace: causes in the order of the list, each before what follows from it. */
export function judge(trace: Trace): readonly Finding[] {
  return underCauses(
    rules.flatMap((rule) => rule.judge(trace) ?? []),
    explainedBy,
  );
}
