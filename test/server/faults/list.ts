import type { Fault } from '../fault';
import { answerNeverEnds } from './answer-never-ends';
import { answerTooLarge } from './answer-too-large';
import { anyAudience } from './any-audience';
import { apiKey } from './api-key';
import { assertionForAnother } from './assertion-for-another';
import { audienceIsClient } from './audience-is-client';
import { audienceList } from './audience-list';
import { audienceWithSlash } from './audience-with-slash';
import { basicFirst } from './basic-first';
import { behindTlsProxy } from './behind-tls-proxy';
import { bothEras } from './both-eras';
import { boundTokenAsBearer } from './bound-token-as-bearer';
import { challengeInCapitals } from './challenge-in-capitals';
import { challengeWithoutMetadata } from './challenge-without-metadata';
import { clientDocument } from './client-document';
import { clientDocumentGone } from './client-document-gone';
import { clientDocumentIsAPage } from './client-document-is-a-page';
import { clientDocumentOfAnother } from './client-document-of-another';
import { clientDocumentWithoutName } from './client-document-without-name';
import { clientDocumentWithoutRedirect } from './client-document-without-redirect';
import { clientOfOtherServer } from './client-of-other-server';
import { clientSecretBasic } from './client-secret-basic';
import { clientSecretPost } from './client-secret-post';
import { clientStays } from './client-stays';
import { deadMetadataAddress } from './dead-metadata-address';
import { deviceDenied } from './device-denied';
import { dpop } from './dpop';
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
import { idTokenAsAccessToken } from './id-token-as-access-token';
import { inactiveToken } from './inactive-token';
import { issInCapitals } from './iss-in-capitals';
import { issMissing } from './iss-missing';
import { issPercentEncoded } from './iss-percent-encoded';
import { issWithOtherPort } from './iss-with-other-port';
import { issWithSlash } from './iss-with-slash';
import { issWithSlashBefore } from './iss-with-slash-before';
import { issuedTomorrow } from './issued-tomorrow';
import { issuerDown } from './issuer-down';
import { issuerFails } from './issuer-fails';
import { issuerMismatch } from './issuer-mismatch';
import { keyUnderOtherId } from './key-under-other-id';
import { keysGone } from './keys-gone';
import { lazySignIn } from './lazy-sign-in';
import { legacyServer } from './legacy-server';
import { legacyServerWantsResource } from './legacy-server-wants-resource';
import { lessScope } from './less-scope';
import { lessScopeAsked } from './less-scope-asked';
import { malformedChallenge } from './malformed-challenge';
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
import { noFreePort } from './no-free-port';
import { noIssuer } from './no-issuer';
import { noLoopbackRedirect } from './no-loopback-redirect';
import { noRefreshToken } from './no-refresh-token';
import { noRegistration } from './no-registration';
import { noServerMetadata } from './no-server-metadata';
import { noTokenEndpoint } from './no-token-endpoint';
import { nothingSaved } from './nothing-saved';
import { opaqueTokens } from './opaque-tokens';
import { openServer } from './open-server';
import { openingRefused } from './opening-refused';
import { otherAudience } from './other-audience';
import { otherHeaderType } from './other-header-type';
import { otherTokenIssuer } from './other-token-issuer';
import { ownClientId } from './own-client-id';
import { pageBeforeServerMetadata } from './page-before-server-metadata';
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
import { registrationFails } from './registration-fails';
import { registrationRedirects } from './registration-redirects';
import { registrationRefusesExtensions } from './registration-refuses-extensions';
import { registrationRefusesNative } from './registration-refuses-native';
import { registrationRefusesRefresh } from './registration-refuses-refresh';
import { registrationRefusesScope } from './registration-refuses-scope';
import { registrationWantsLocalhost } from './registration-wants-localhost';
import { resourceAtOtherPath } from './resource-at-other-path';
import { resourceIsOrigin } from './resource-is-origin';
import { resourceWithSlash } from './resource-with-slash';
import { revocationFails } from './revocation-fails';
import { revocationOnlySaid } from './revocation-only-said';
import { savedTokenRevoked } from './saved-token-revoked';
import { scopeInMetadataOnly } from './scope-in-metadata-only';
import { scopesAsText } from './scopes-as-text';
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
import { signatureAlone } from './signature-alone';
import { sseAskedOfHttp } from './sse-asked-of-http';
import { sseEndpointElsewhere } from './sse-endpoint-elsewhere';
import { sseServer } from './sse-server';
import { sseStepUp } from './sse-step-up';
import { sseWithoutEndpoint } from './sse-without-endpoint';
import { stateChanged } from './state-changed';
import { stateLost } from './state-lost';
import { stdio } from './stdio';
import { stepUp } from './step-up';
import { stepUpWithoutEnd } from './step-up-without-end';
import { streamForbidden } from './stream-forbidden';
import { streamRefused } from './stream-refused';
import { takesNoTokensBack } from './takes-no-tokens-back';
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
import { unsignedToken } from './unsigned-token';
import { verifierOnly } from './verifier-only';
import { webPage } from './web-page';
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
  sseStepUp,
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
  scopeInMetadataOnly,
  clientSecretBasic,
  clientSecretPost,
  opaqueTokens,
  audienceList,
  sharedSecretToken,
  stepUp,
  stepUpWithoutEnd,
  lazySignIn,
  legacyServer,
  ownClientId,
  clientDocument,
  clientDocumentWithoutName,
  movedWithinOrigin,
  reconnect,
  reconnectWithRefresh,
  refreshNotRotated,
  bothEras,
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
  behindTlsProxy,
  metadataWithoutResource,
  scopesAsText,
  issuerDown,
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
  registrationClosed,
  noLoopbackRedirect,
  registrationWantsLocalhost,
  registrationFails,
  registrationRedirects,
  noFreePort,
  privateLoginPage,
  needsPerson,
  unknownClient,
  clientDocumentOfAnother,
  clientDocumentWithoutRedirect,
  clientDocumentIsAPage,
  clientDocumentGone,
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
  unknownResource,
  noCode,
  wrongClientSecret,
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
  dpop,
  dpopNonce,
  eraBeforeSignIn,
  firstIssuerDown,
  firstIssuerRegistersNobody,
  legacyServerWantsResource,
  modernServer,
  movedIssuer,
  refreshForOfflineAccess,
  registrationRefusesExtensions,
  registrationRefusesNative,
  registrationRefusesRefresh,
  registrationRefusesScope,
  clientOfOtherServer,
  assertionForAnother,
  deviceDenied,
  takesNoTokensBack,
  revocationFails,
  revocationOnlySaid,
  signatureAlone,
  clientStays,
  issWithSlashBefore,
  inactiveToken,
];
