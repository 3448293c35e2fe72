import type { Fault } from '../fault';
import { answerNeverEnds } from './answer-never-ends';
import { answerTooLarge } from './answer-too-large';
import { anyAudience } from './any-audience';
import { apiKey } from './api-key';
import { audienceIsClient } from './audience-is-client';
import { audienceList } from './audience-list';
import { audienceWithSlash } from './audience-with-slash';
import { basicFirst } from './basic-first';
import { bothEras } from './both-eras';
import { bothIssuersDown } from './both-issuers-down';
import { boundTokenAsBearer } from './bound-token-as-bearer';
import { challengeInCapitals } from './challenge-in-capitals';
import { challengeWithoutMetadata } from './challenge-without-metadata';
import { clientCredentials } from './client-credentials';
import { clientCredentialsRefused } from './client-credentials-refused';
import { clientDocument } from './client-document';
import { clientDocumentGone } from './client-document-gone';
import { clientDocumentIsAPage } from './client-document-is-a-page';
import { clientDocumentOfAnother } from './client-document-of-another';
import { clientDocumentUnreachable } from './client-document-unreachable';
import { clientDocumentWithoutName } from './client-document-without-name';
import { clientDocumentWithoutRedirect } from './client-document-without-redirect';
import { clientKey } from './client-key';
import { clientOfNamedIssuer } from './client-of-named-issuer';
import { clientOfOtherIssuer } from './client-of-other-issuer';
import { clientOfRenamedIssuer } from './client-of-renamed-issuer';
import { clientSecretBasic } from './client-secret-basic';
import { clientSecretPost } from './client-secret-post';
import { deadMetadataAddress } from './dead-metadata-address';
import { deviceCode } from './device-code';
import { deviceCodeExpired } from './device-code-expired';
import { deviceCodesMissing } from './device-codes-missing';
import { deviceDenied } from './device-denied';
import { deviceGrantRefused } from './device-grant-refused';
import { dpop } from './dpop';
import { dpopIgnored } from './dpop-ignored';
import { dpopNonce } from './dpop-nonce';
import { dpopNotBound } from './dpop-not-bound';
import { eraBeforeSignIn } from './era-before-sign-in';
import { errorIn200 } from './error-in-200';
import { errorWithOtherIssuer } from './error-with-other-issuer';
import { errorWithoutIssuer } from './error-without-issuer';
import { expiredToken } from './expired-token';
import { failureBeforeServerMetadata } from './failure-before-server-metadata';
import { firstIssuerDown } from './first-issuer-down';
import { firstIssuerRegistersNobody } from './first-issuer-registers-nobody';
import { forbiddenWithoutChallenge } from './forbidden-without-challenge';
import { foreignKeys } from './foreign-keys';
import { futureToken } from './future-token';
import { guardedMetadata } from './guarded-metadata';
import { hangsUp } from './hangs-up';
import { healthy } from './healthy';
import { healthy20250618 } from './healthy-2025-06-18';
import { idJag } from './id-jag';
import { idJagOfOtherKind } from './id-jag-of-other-kind';
import { idJagRefused } from './id-jag-refused';
import { idJagWithoutProvider } from './id-jag-without-provider';
import { idTokenAsAccessToken } from './id-token-as-access-token';
import { inactiveToken } from './inactive-token';
import { introspection } from './introspection';
import { issInCapitals } from './iss-in-capitals';
import { issMissing } from './iss-missing';
import { issPercentEncoded } from './iss-percent-encoded';
import { issWithOtherPort } from './iss-with-other-port';
import { issWithSlash } from './iss-with-slash';
import { issuedTomorrow } from './issued-tomorrow';
import { issuerDown } from './issuer-down';
import { issuerFails } from './issuer-fails';
import { issuerMismatch } from './issuer-mismatch';
import { jwtOutlivesSignOut } from './jwt-outlives-sign-out';
import { keyUnderOtherId } from './key-under-other-id';
import { keysGone } from './keys-gone';
import { lazySignIn } from './lazy-sign-in';
import { lazySignOut } from './lazy-sign-out';
import { legacyClientNamesNoResource } from './legacy-client-names-no-resource';
import { legacyServer } from './legacy-server';
import { legacyServerWantsResource } from './legacy-server-wants-resource';
import { lessScope } from './less-scope';
import { lessScopeAsked } from './less-scope-asked';
import { malformedChallenge } from './malformed-challenge';
import { mayNotIntrospect } from './may-not-introspect';
import { metadataAtRoot } from './metadata-at-root';
import { metadataBrokenOff } from './metadata-broken-off';
import { metadataElsewhere } from './metadata-elsewhere';
import { metadataFails } from './metadata-fails';
import { metadataIsAList } from './metadata-is-a-list';
import { metadataIsAPage } from './metadata-is-a-page';
import { metadataWithoutResource } from './metadata-without-resource';
import { metadataWithoutServer } from './metadata-without-server';
import { modernServer } from './modern-server';
import { movedIssuer } from './moved-issuer';
import { movedWithinOrigin } from './moved-within-origin';
import { needsPerson } from './needs-person';
import { noAnswer } from './no-answer';
import { noAudience } from './no-audience';
import { noChallenge } from './no-challenge';
import { noCode } from './no-code';
import { noDeviceEndpoint } from './no-device-endpoint';
import { noFreePort } from './no-free-port';
import { noIssuer } from './no-issuer';
import { noLoopbackRedirect } from './no-loopback-redirect';
import { noRefreshToken } from './no-refresh-token';
import { noRegistration } from './no-registration';
import { noRevocationEndpoint } from './no-revocation-endpoint';
import { noRevocationOfShortTokens } from './no-revocation-of-short-tokens';
import { noServerMetadata } from './no-server-metadata';
import { noTokenEndpoint } from './no-token-endpoint';
import { nothingSaved } from './nothing-saved';
import { olderClientIgnoresIss } from './older-client-ignores-iss';
import { opaqueTokens } from './opaque-tokens';
import { openServer } from './open-server';
import { openingRefused } from './opening-refused';
import { otherAudience } from './other-audience';
import { otherHeaderType } from './other-header-type';
import { otherTokenIssuer } from './other-token-issuer';
import { ownClientId } from './own-client-id';
import { pageBeforeServerMetadata } from './page-before-server-metadata';
import { pastedToken } from './pasted-token';
import { pastedTokenExpired } from './pasted-token-expired';
import { pastedTokenForOther } from './pasted-token-for-other';
import { pathIssuer } from './path-issuer';
import { pkceNotAdvertised } from './pkce-not-advertised';
import { pkcePlainOnly } from './pkce-plain-only';
import { plainHttp } from './plain-http';
import { plainHttpEndpoint } from './plain-http-endpoint';
import { privateIssuer } from './private-issuer';
import { privateLoginPage } from './private-login-page';
import { quotedPairs } from './quoted-pairs';
import { reconnect } from './reconnect';
import { reconnectWithRefresh } from './reconnect-with-refresh';
import { redirectsElsewhere } from './redirects-elsewhere';
import { redirectsWithoutEnd } from './redirects-without-end';
import { refreshForOfflineAccess } from './refresh-for-offline-access';
import { refreshNotRotated } from './refresh-not-rotated';
import { refreshRevoked } from './refresh-revoked';
import { refreshUnavailable } from './refresh-unavailable';
import { registrationClosed } from './registration-closed';
import { registrationDown } from './registration-down';
import { registrationFails } from './registration-fails';
import { registrationNotOurs } from './registration-not-ours';
import { registrationRedirects } from './registration-redirects';
import { registrationRefusesExtensions } from './registration-refuses-extensions';
import { registrationRefusesNative } from './registration-refuses-native';
import { registrationRefusesRefresh } from './registration-refuses-refresh';
import { registrationRefusesScope } from './registration-refuses-scope';
import { registrationStays } from './registration-stays';
import { registrationWantsLocalhost } from './registration-wants-localhost';
import { resourceAtOtherPath } from './resource-at-other-path';
import { resourceIsOrigin } from './resource-is-origin';
import { resourceWithSlash } from './resource-with-slash';
import { revocationEndpointDown } from './revocation-endpoint-down';
import { revocationFails } from './revocation-fails';
import { revocationWithoutEffect } from './revocation-without-effect';
import { savedSignInOfMovedIssuer } from './saved-sign-in-of-moved-issuer';
import { savedTokenRevoked } from './saved-token-revoked';
import { scopeInMetadataOnly } from './scope-in-metadata-only';
import { scopesAsText } from './scopes-as-text';
import { secondIssuerChosen } from './second-issuer-chosen';
import { selfSignedCertificate } from './self-signed-certificate';
import { serverDown } from './server-down';
import { serverExpectsOtherIssuer } from './server-expects-other-issuer';
import { serverFails } from './server-fails';
import { serverMetadataBrokenOff } from './server-metadata-broken-off';
import { serverMetadataIsAPage } from './server-metadata-is-a-page';
import { serverMetadataRedirects } from './server-metadata-redirects';
import { sessionFails } from './session-fails';
import { sessionNeverAnswers } from './session-never-answers';
import { sessionRedirects } from './session-redirects';
import { severalChallengeFields } from './several-challenge-fields';
import { sharedSecretToken } from './shared-secret-token';
import { signInDenied } from './sign-in-denied';
import { signInPageIsAScript } from './sign-in-page-is-a-script';
import { signOut } from './sign-out';
import { signOutWithNonces } from './sign-out-with-nonces';
import { sseAskedOfHttp } from './sse-asked-of-http';
import { sseEndpointElsewhere } from './sse-endpoint-elsewhere';
import { sseServer } from './sse-server';
import { sseWithoutEndpoint } from './sse-without-endpoint';
import { stateChanged } from './state-changed';
import { stateLost } from './state-lost';
import { stdio } from './stdio';
import { stepUp } from './step-up';
import { stepUpWithoutEnd } from './step-up-without-end';
import { streamForbidden } from './stream-forbidden';
import { streamRefused } from './stream-refused';
import { tokenAsForm } from './token-as-form';
import { tokenEchoed } from './token-echoed';
import { tokenEndpointRedirects } from './token-endpoint-redirects';
import { tokenPage } from './token-page';
import { tokenWithoutType } from './token-without-type';
import { tooManyRequests } from './too-many-requests';
import { twoIssuers } from './two-issuers';
import { unknownClient } from './unknown-client';
import { unknownKey } from './unknown-key';
import { unknownResource } from './unknown-resource';
import { unregister } from './unregister';
import { unregisterWithoutEndpoint } from './unregister-without-endpoint';
import { unsignedToken } from './unsigned-token';
import { verifierOnly } from './verifier-only';
import { webPage } from './web-page';
import { workload } from './workload';
import { workloadExpired } from './workload-expired';
import { wrongAlgorithm } from './wrong-algorithm';
import { wrongClientSecret } from './wrong-client-secret';
import { wrongPath } from './wrong-path';

/** Every fault, in the order of the steps; first the servers that have none. */
export const faults: readonly Fault[] = [
  healthy,
  healthy20250618,
  openServer,
  apiKey,
  stdio,
  sseServer,
  metadataAtRoot,
  challengeWithoutMetadata,
  noChallenge,
  severalChallengeFields,
  basicFirst,
  quotedPairs,
  challengeInCapitals,
  pathIssuer,
  pageBeforeServerMetadata,
  failureBeforeServerMetadata,
  twoIssuers,
  secondIssuerChosen,
  firstIssuerDown,
  scopeInMetadataOnly,
  clientSecretBasic,
  clientSecretPost,
  opaqueTokens,
  audienceList,
  sharedSecretToken,
  dpop,
  dpopNonce,
  stepUp,
  stepUpWithoutEnd,
  lazySignIn,
  legacyServer,
  legacyServerWantsResource,
  legacyClientNamesNoResource,
  ownClientId,
  clientOfNamedIssuer,
  clientOfRenamedIssuer,
  clientCredentials,
  clientKey,
  workload,
  idJag,
  deviceCode,
  introspection,
  mayNotIntrospect,
  pastedToken,
  signOut,
  lazySignOut,
  unregister,
  unregisterWithoutEndpoint,
  clientDocument,
  clientDocumentWithoutName,
  registrationRefusesNative,
  registrationRefusesScope,
  registrationRefusesRefresh,
  registrationRefusesExtensions,
  movedWithinOrigin,
  reconnect,
  reconnectWithRefresh,
  refreshNotRotated,
  refreshForOfflineAccess,
  movedIssuer,
  bothEras,
  modernServer,
  eraBeforeSignIn,
  streamForbidden,
  streamRefused,
  serverDown,
  hangsUp,
  selfSignedCertificate,
  redirectsElsewhere,
  redirectsWithoutEnd,
  answerTooLarge,
  answerNeverEnds,
  noAnswer,
  wrongPath,
  webPage,
  openingRefused,
  serverFails,
  forbiddenWithoutChallenge,
  tooManyRequests,
  plainHttp,
  malformedChallenge,
  verifierOnly,
  deadMetadataAddress,
  guardedMetadata,
  metadataIsAPage,
  metadataFails,
  metadataBrokenOff,
  metadataIsAList,
  metadataWithoutServer,
  metadataElsewhere,
  resourceWithSlash,
  resourceAtOtherPath,
  resourceIsOrigin,
  metadataWithoutResource,
  scopesAsText,
  issuerDown,
  bothIssuersDown,
  privateIssuer,
  noServerMetadata,
  issuerFails,
  serverMetadataIsAPage,
  serverMetadataBrokenOff,
  serverMetadataRedirects,
  issuerMismatch,
  noIssuer,
  noTokenEndpoint,
  signInPageIsAScript,
  plainHttpEndpoint,
  pkceNotAdvertised,
  pkcePlainOnly,
  noRegistration,
  firstIssuerRegistersNobody,
  registrationClosed,
  noLoopbackRedirect,
  registrationWantsLocalhost,
  registrationFails,
  registrationRedirects,
  noFreePort,
  privateLoginPage,
  needsPerson,
  clientOfOtherIssuer,
  unknownClient,
  clientDocumentOfAnother,
  clientDocumentWithoutRedirect,
  clientDocumentIsAPage,
  clientDocumentGone,
  clientDocumentUnreachable,
  stateChanged,
  stateLost,
  errorWithOtherIssuer,
  errorWithoutIssuer,
  signInDenied,
  issMissing,
  issWithSlash,
  issInCapitals,
  issWithOtherPort,
  issPercentEncoded,
  olderClientIgnoresIss,
  unknownResource,
  noCode,
  wrongClientSecret,
  clientCredentialsRefused,
  workloadExpired,
  idJagRefused,
  idJagWithoutProvider,
  idJagOfOtherKind,
  noDeviceEndpoint,
  deviceGrantRefused,
  deviceCodesMissing,
  deviceDenied,
  deviceCodeExpired,
  tokenEndpointRedirects,
  errorIn200,
  tokenPage,
  tokenAsForm,
  tokenWithoutType,
  unsignedToken,
  wrongAlgorithm,
  unknownKey,
  keyUnderOtherId,
  foreignKeys,
  keysGone,
  idTokenAsAccessToken,
  otherHeaderType,
  otherAudience,
  noAudience,
  anyAudience,
  audienceIsClient,
  audienceWithSlash,
  otherTokenIssuer,
  expiredToken,
  futureToken,
  issuedTomorrow,
  lessScope,
  lessScopeAsked,
  dpopNotBound,
  boundTokenAsBearer,
  dpopIgnored,
  inactiveToken,
  pastedTokenForOther,
  pastedTokenExpired,
  serverExpectsOtherIssuer,
  tokenEchoed,
  sessionFails,
  sessionNeverAnswers,
  sessionRedirects,
  sseAskedOfHttp,
  sseEndpointElsewhere,
  sseWithoutEndpoint,
  nothingSaved,
  refreshRevoked,
  refreshUnavailable,
  noRefreshToken,
  savedTokenRevoked,
  savedSignInOfMovedIssuer,
  noRevocationEndpoint,
  noRevocationOfShortTokens,
  revocationFails,
  revocationEndpointDown,
  revocationWithoutEffect,
  jwtOutlivesSignOut,
  signOutWithNonces,
  registrationStays,
  registrationNotOurs,
  registrationDown,
];
