/** Every rule, root causes first: the order in which findings are shown. */

import type { Finding } from '../model/finding';
import type { Trace } from '../model/trace';
import { acceptsExpiredToken } from './accepts-expired-token';
import { acceptsForeignKey } from './accepts-foreign-key';
import { acceptsGarbageToken } from './accepts-garbage-token';
import { acceptsIdToken } from './accepts-id-token';
import { acceptsPublicKeyAsSecret } from './accepts-public-key-as-secret';
import { acceptsTokenForAnotherService } from './accepts-token-for-another-service';
import { acceptsTokenInQuery } from './accepts-token-in-query';
import { acceptsTokenOfAnotherIssuer } from './accepts-token-of-another-issuer';
import { acceptsUnsignedToken } from './accepts-unsigned-token';
import { addressOutOfReach } from './address-out-of-reach';
import { answerOutOfBounds } from './answer-out-of-bounds';
import { answerType } from './answer-type';
import { assertionRefused } from './assertion-refused';
import { authMethodNotOffered } from './auth-method-not-offered';
import { authorizationRefused } from './authorization-refused';
import { authorizationServerPassedOver } from './authorization-server-passed-over';
import { bearerAfterOthers } from './bearer-after-others';
import { bearerMethods } from './bearer-methods';
import { botChallenge } from './bot-challenge';
import { browserChallengeHidden } from './browser-challenge-hidden';
import { browserEndpointRefused } from './browser-endpoint-refused';
import { browserHeadersRefused } from './browser-headers-refused';
import { browserMetadataRefused } from './browser-metadata-refused';
import { browserRefused } from './browser-refused';
import { challengeMissing } from './challenge-missing';
import { challengeNamesNoMetadata } from './challenge-names-no-metadata';
import { challengeNotExposed } from './challenge-not-exposed';
import { clientAuthMethod } from './client-auth-method';
import { clientDocumentFaulty } from './client-document-faulty';
import { clientDocumentRefused } from './client-document-refused';
import { clientIssuerMismatch } from './client-issuer-mismatch';
import { clientKeyUnusable } from './client-key-unusable';
import { clocksDiffer } from './clocks-differ';
import { cognitoNoAudience } from './cognito-no-audience';
import { defaultEndpoints } from './default-endpoints';
import { deviceRefused } from './device-refused';
import { dpopNotBound } from './dpop-not-bound';
import { dpopTokenAsBearer } from './dpop-token-as-bearer';
import { endpointAtOtherOrigin } from './endpoint-at-other-origin';
import { endpointHasParameters } from './endpoint-has-parameters';
import { endpointNotThere } from './endpoint-not-there';
import { endpointRedirects } from './endpoint-redirects';
import { endpointUnreachable } from './endpoint-unreachable';
import { entraRedirectUnknown } from './entra-redirect-unknown';
import { entraResourceRefused } from './entra-resource-refused';
import { entraScopeLeftOut } from './entra-scope-left-out';
import { entraScopeUnknown } from './entra-scope-unknown';
import { entraSecretRequired } from './entra-secret-required';
import { entraSpaRedirect } from './entra-spa-redirect';
import { googleOfflineAccess } from './google-offline-access';
import { idTokenAsAccessToken } from './id-token-as-access-token';
import { innerAddress } from './inner-address';
import { insecureEndpoint } from './insecure-endpoint';
import { invalidTarget } from './invalid-target';
import { issIgnored } from './iss-ignored';
import { issMismatch } from './iss-mismatch';
import { issNotPromised } from './iss-not-promised';
import { issuerDefaultPort } from './issuer-default-port';
import { issuerMalformed } from './issuer-malformed';
import { issuerMismatch } from './issuer-mismatch';
import { keySetUnusable } from './key-set-unusable';
import { keycloakAllowedScopes } from './keycloak-allowed-scopes';
import { keycloakTrustedHosts } from './keycloak-trusted-hosts';
import { keysUnavailable } from './keys-unavailable';
import { letsInWithoutToken } from './lets-in-without-token';
import { loginNotFinished } from './login-not-finished';
import { malformedChallenge } from './malformed-challenge';
import { malformedMetadata } from './malformed-metadata';
import { manyScopesAsked } from './many-scopes-asked';
import { metadataAfterBadAnswer } from './metadata-after-bad-answer';
import { metadataContentType } from './metadata-content-type';
import { metadataDiffers } from './metadata-differs';
import { metadataNotWhereNamed } from './metadata-not-where-named';
import { metadataOnlyAtRoot } from './metadata-only-at-root';
import { noCode } from './no-code';
import { noDiscovery } from './no-discovery';
import { noKeysAddress } from './no-keys-address';
import { noRedirect } from './no-redirect';
import { noRegistrationPath } from './no-registration-path';
import { noServerMetadata } from './no-server-metadata';
import { noStoredToken } from './no-stored-token';
import { notMcp } from './not-mcp';
import { notRecorded } from './not-recorded';
import { nothingToRevoke } from './nothing-to-revoke';
import { olderTransport } from './older-transport';
import { openidDiscoveryOnly } from './openid-discovery-only';
import { otherServerWithoutMetadata } from './other-server-without-metadata';
import { pkceNotAdvertised } from './pkce-not-advertised';
import { pkcePlainOffered } from './pkce-plain-offered';
import { privateAddress } from './private-address';
import { protocolSlip } from './protocol-slip';
import { providerAudience } from './provider-audience';
import { providerIgnoresResource } from './provider-ignores-resource';
import { providerTokenOpaque } from './provider-token-opaque';
import { rateLimited } from './rate-limited';
import { redirectRefused } from './redirect-refused';
import { refreshNotAskedFor } from './refresh-not-asked-for';
import { refreshNotIssued } from './refresh-not-issued';
import { refreshRefused } from './refresh-refused';
import { refreshTokenAlive } from './refresh-token-alive';
import { refusedForScope } from './refused-for-scope';
import { refusesWithWrongStatus } from './refuses-with-wrong-status';
import { registrationAcceptsNoRedirect } from './registration-accepts-no-redirect';
import { registrationAcceptsPlainHttp } from './registration-accepts-plain-http';
import { registrationAcceptsScript } from './registration-accepts-script';
import { registrationChanged } from './registration-changed';
import { registrationForOwnServers } from './registration-for-own-servers';
import { registrationNeededLess } from './registration-needed-less';
import { registrationRefused } from './registration-refused';
import { registrationRefusesCustomScheme } from './registration-refuses-custom-scheme';
import { registrationRefusesSeveral } from './registration-refuses-several';
import { registrationUnknownMember } from './registration-unknown-member';
import { requestFormRefused } from './request-form-refused';
import { resourceMetadataUnusable } from './resource-metadata-unusable';
import { resourceMismatch } from './resource-mismatch';
import { revocationRefused } from './revocation-refused';
import { rpcAnswerInvalid } from './rpc-answer-invalid';
import type { AnyRule } from './rule';
import { scopeLessThanRequired } from './scope-less-than-required';
import { scopeNotGranted } from './scope-not-granted';
import { scopeNotNamed } from './scope-not-named';
import { scopesBadlyWritten } from './scopes-badly-written';
import { scopesDisagree } from './scopes-disagree';
import { serverError } from './server-error';
import { serverMetadataUnusable } from './server-metadata-unusable';
import { serverNotPublic } from './server-not-public';
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
import { tokenSignedWithSecret } from './token-signed-with-secret';
import { tokenType } from './token-type';
import { tokenUnknownKey } from './token-unknown-key';
import { tokenUnsigned } from './token-unsigned';
import { tokenUnusable } from './token-unusable';
import { tokenWrongAlgorithm } from './token-wrong-algorithm';
import { toolRefused } from './tool-refused';
import { trialClientLeft } from './trial-client-left';
import { trialRefused } from './trial-refused';
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
  botChallenge,
  wrongTransport,
  versionRefused,
  requestFormRefused,
  answerType,
  notMcp,
  serverError,
  innerAddress,
  metadataNotWhereNamed,
  noDiscovery,
  metadataDiffers,
  issuerMalformed,
  resourceMetadataUnusable,
  resourceMismatch,
  noServerMetadata,
  issuerDefaultPort,
  issuerMismatch,
  serverMetadataUnusable,
  insecureEndpoint,
  privateAddress,
  addressOutOfReach,
  endpointNotThere,
  pkceNotAdvertised,
  endpointHasParameters,
  authorizationServerPassedOver,
  otherServerWithoutMetadata,
  noRegistrationPath,
  clientIssuerMismatch,
  keycloakTrustedHosts,
  keycloakAllowedScopes,
  registrationUnknownMember,
  clientKeyUnusable,
  registrationRefused,
  registrationChanged,
  noRedirect,
  registrationForOwnServers,
  registrationNeededLess,
  clientDocumentFaulty,
  clientDocumentRefused,
  scopesDisagree,
  manyScopesAsked,
  trialRefused,
  registrationRefusesSeveral,
  registrationAcceptsScript,
  registrationAcceptsPlainHttp,
  loginNotFinished,
  stateMismatch,
  issMismatch,
  issIgnored,
  entraResourceRefused,
  entraScopeUnknown,
  entraScopeLeftOut,
  entraSecretRequired,
  entraSpaRedirect,
  entraRedirectUnknown,
  googleOfflineAccess,
  invalidTarget,
  authorizationRefused,
  noCode,
  authMethodNotOffered,
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
  keySetUnusable,
  idTokenAsAccessToken,
  tokenHeaderType,
  clocksDiffer,
  tokenExpired,
  tokenNotYetValid,
  tokenIssuedInFuture,
  providerAudience,
  cognitoNoAudience,
  providerIgnoresResource,
  tokenAudience,
  tokenAudienceIsClientId,
  tokenIssuer,
  scopeNotGranted,
  scopeLessThanRequired,
  refreshNotIssued,
  dpopNotBound,
  dpopTokenAsBearer,
  tokenType,
  providerTokenOpaque,
  tokenSignedWithSecret,
  refusedForScope,
  scopeNotNamed,
  tokenLostOnTheWay,
  tokenNotAccepted,
  sessionLost,
  rpcAnswerInvalid,
  sessionFailed,
  toolRefused,
  noStoredToken,
  refreshNotAskedFor,
  refreshRefused,
  nothingToRevoke,
  revocationRefused,
  refreshTokenAlive,
  tokenAliveAfterRevocation,
  unregisterRefused,
  acceptsGarbageToken,
  letsInWithoutToken,
  acceptsForeignKey,
  acceptsUnsignedToken,
  acceptsPublicKeyAsSecret,
  acceptsTokenForAnotherService,
  acceptsTokenOfAnotherIssuer,
  acceptsIdToken,
  acceptsExpiredToken,
  acceptsTokenInQuery,
  refusesWithWrongStatus,
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
