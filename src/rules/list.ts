/** Every rule, root causes first: the order in which findings are shown. */

import type { Finding } from '../model/finding';
import type { Trace } from '../model/trace';
import { answerOutOfBounds } from './answer-out-of-bounds';
import { answerType } from './answer-type';
import { assertionRefused } from './assertion-refused';
import { authorizationRefused } from './authorization-refused';
import { authorizationServerPassedOver } from './authorization-server-passed-over';
import { challengeNamesNoMetadata } from './challenge-names-no-metadata';
import { challengeNotExposed } from './challenge-not-exposed';
import { clientAuthMethod } from './client-auth-method';
import { clientDocumentFaulty } from './client-document-faulty';
import { clientIssuerMismatch } from './client-issuer-mismatch';
import { clocksDiffer } from './clocks-differ';
import { deviceRefused } from './device-refused';
import { dpopNotBound } from './dpop-not-bound';
import { dpopTokenAsBearer } from './dpop-token-as-bearer';
import { endpointRedirects } from './endpoint-redirects';
import { endpointUnreachable } from './endpoint-unreachable';
import { idTokenAsAccessToken } from './id-token-as-access-token';
import { insecureEndpoint } from './insecure-endpoint';
import { issIgnored } from './iss-ignored';
import { issMismatch } from './iss-mismatch';
import { issuerMismatch } from './issuer-mismatch';
import { keysUnavailable } from './keys-unavailable';
import { loginNotFinished } from './login-not-finished';
import { malformedChallenge } from './malformed-challenge';
import { malformedMetadata } from './malformed-metadata';
import { manyScopesAsked } from './many-scopes-asked';
import { noCode } from './no-code';
import { noDiscovery } from './no-discovery';
import { noRedirect } from './no-redirect';
import { noRegistrationPath } from './no-registration-path';
import { noServerMetadata } from './no-server-metadata';
import { noStoredToken } from './no-stored-token';
import { notMcp } from './not-mcp';
import { notRecorded } from './not-recorded';
import { nothingToRevoke } from './nothing-to-revoke';
import { olderTransport } from './older-transport';
import { pkceNotAdvertised } from './pkce-not-advertised';
import { privateAddress } from './private-address';
import { protocolSlip } from './protocol-slip';
import { rateLimited } from './rate-limited';
import { redirectRefused } from './redirect-refused';
import { refreshNotIssued } from './refresh-not-issued';
import { refreshRefused } from './refresh-refused';
import { refreshTokenAlive } from './refresh-token-alive';
import { refusedForScope } from './refused-for-scope';
import { registrationNeededLess } from './registration-needed-less';
import { registrationRefused } from './registration-refused';
import { requestFormRefused } from './request-form-refused';
import { resourceMetadataUnusable } from './resource-metadata-unusable';
import { resourceMismatch } from './resource-mismatch';
import { revocationRefused } from './revocation-refused';
import { rpcAnswerInvalid } from './rpc-answer-invalid';
import type { AnyRule } from './rule';
import { scopeLessThanRequired } from './scope-less-than-required';
import { scopeMalformed } from './scope-malformed';
import { scopeNotGranted } from './scope-not-granted';
import { scopeNotNamed } from './scope-not-named';
import { scopesDisagree } from './scopes-disagree';
import { serverError } from './server-error';
import { serverMetadataUnusable } from './server-metadata-unusable';
import { serverUnreachable } from './server-unreachable';
import { sessionFailed } from './session-failed';
import { sessionLost } from './session-lost';
import { stateMismatch } from './state-mismatch';
import { stdioNoAuth } from './stdio-no-auth';
import { stepLimit } from './step-limit';
import { tlsFailure } from './tls-failure';
import { tokenAliveAfterRevocation } from './token-alive-after-revocation';
import { tokenAudience } from './token-audience';
import { tokenAudienceIsClientId } from './token-audience-is-client-id';
import { tokenErrorStatus } from './token-error-status';
import { tokenExpired } from './token-expired';
import { tokenHeaderType } from './token-header-type';
import { tokenInactive } from './token-inactive';
import { tokenIssuedInFuture } from './token-issued-in-future';
import { tokenIssuer } from './token-issuer';
import { tokenLostOnTheWay } from './token-lost-on-the-way';
import { tokenNotAccepted } from './token-not-accepted';
import { tokenNotYetValid } from './token-not-yet-valid';
import { tokenRefused } from './token-refused';
import { tokenSignature } from './token-signature';
import { tokenType } from './token-type';
import { tokenUnknownKey } from './token-unknown-key';
import { tokenUnsigned } from './token-unsigned';
import { tokenUnusable } from './token-unusable';
import { tokenWrongAlgorithm } from './token-wrong-algorithm';
import { toolRefused } from './tool-refused';
import { underCauses } from './under-causes';
import { unregisterRefused } from './unregister-refused';
import { versionRefused } from './version-refused';
import { wrongTransport } from './wrong-transport';

export const rules: readonly AnyRule[] = [
  serverUnreachable,
  endpointUnreachable,
  tlsFailure,
  redirectRefused,
  rateLimited,
  answerOutOfBounds,
  wrongTransport,
  versionRefused,
  requestFormRefused,
  answerType,
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
  pkceNotAdvertised,
  authorizationServerPassedOver,
  noRegistrationPath,
  clientIssuerMismatch,
  registrationRefused,
  noRedirect,
  registrationNeededLess,
  clientDocumentFaulty,
  scopeMalformed,
  scopesDisagree,
  manyScopesAsked,
  loginNotFinished,
  stateMismatch,
  issMismatch,
  issIgnored,
  authorizationRefused,
  noCode,
  deviceRefused,
  assertionRefused,
  clientAuthMethod,
  tokenRefused,
  tokenErrorStatus,
  tokenUnusable,
  tokenInactive,
  tokenUnsigned,
  tokenWrongAlgorithm,
  tokenUnknownKey,
  tokenSignature,
  keysUnavailable,
  idTokenAsAccessToken,
  tokenHeaderType,
  clocksDiffer,
  tokenExpired,
  tokenNotYetValid,
  tokenIssuedInFuture,
  tokenAudience,
  tokenAudienceIsClientId,
  tokenIssuer,
  scopeNotGranted,
  scopeLessThanRequired,
  refreshNotIssued,
  dpopNotBound,
  dpopTokenAsBearer,
  tokenType,
  refusedForScope,
  scopeNotNamed,
  tokenLostOnTheWay,
  tokenNotAccepted,
  sessionLost,
  rpcAnswerInvalid,
  sessionFailed,
  toolRefused,
  noStoredToken,
  refreshRefused,
  nothingToRevoke,
  revocationRefused,
  refreshTokenAlive,
  tokenAliveAfterRevocation,
  unregisterRefused,
  stepLimit,
  notRecorded,
  challengeNotExposed,
  olderTransport,
  endpointRedirects,
  protocolSlip,
  malformedChallenge,
  malformedMetadata,
  challengeNamesNoMetadata,
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
