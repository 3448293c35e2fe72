import type { Fault } from '../fault';
import { answerNeverEnds } from './answer-never-ends';
import { answerTooLarge } from './answer-too-large';
import { apiKey } from './api-key';
import { audienceIsClient } from './audience-is-client';
import { audienceWithSlash } from './audience-with-slash';
import { boundTokenAsBearer } from './bound-token-as-bearer';
import { challengeWithoutMetadata } from './challenge-without-metadata';
import { clientSecretBasic } from './client-secret-basic';
import { clientSecretPost } from './client-secret-post';
import { deadMetadataAddress } from './dead-metadata-address';
import { dpopNotBound } from './dpop-not-bound';
import { errorIn200 } from './error-in-200';
import { expiredToken } from './expired-token';
import { forbiddenWithoutChallenge } from './forbidden-without-challenge';
import { foreignKeys } from './foreign-keys';
import { futureToken } from './future-token';
import { guardedMetadata } from './guarded-metadata';
import { hangsUp } from './hangs-up';
import { healthy } from './healthy';
import { healthy20250618 } from './healthy-2025-06-18';
import { idTokenAsAccessToken } from './id-token-as-access-token';
import { issMissing } from './iss-missing';
import { issWithSlash } from './iss-with-slash';
import { issuedTomorrow } from './issued-tomorrow';
import { issuerDown } from './issuer-down';
import { issuerFails } from './issuer-fails';
import { issuerMismatch } from './issuer-mismatch';
import { keyUnderOtherId } from './key-under-other-id';
import { keysGone } from './keys-gone';
import { lazySignIn } from './lazy-sign-in';
import { legacyServer } from './legacy-server';
import { lessScope } from './less-scope';
import { lessScopeAsked } from './less-scope-asked';
import { malformedChallenge } from './malformed-challenge';
import { metadataAtRoot } from './metadata-at-root';
import { metadataElsewhere } from './metadata-elsewhere';
import { metadataIsAPage } from './metadata-is-a-page';
import { metadataWithoutResource } from './metadata-without-resource';
import { metadataWithoutServer } from './metadata-without-server';
import { movedWithinOrigin } from './moved-within-origin';
import { needsPerson } from './needs-person';
import { noAnswer } from './no-answer';
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
import { pathIssuer } from './path-issuer';
import { pkceNotAdvertised } from './pkce-not-advertised';
import { pkcePlainOnly } from './pkce-plain-only';
import { plainHttp } from './plain-http';
import { plainHttpEndpoint } from './plain-http-endpoint';
import { reconnect } from './reconnect';
import { reconnectWithRefresh } from './reconnect-with-refresh';
import { redirectsElsewhere } from './redirects-elsewhere';
import { redirectsWithoutEnd } from './redirects-without-end';
import { refreshRevoked } from './refresh-revoked';
import { registrationClosed } from './registration-closed';
import { registrationFails } from './registration-fails';
import { resourceWithSlash } from './resource-with-slash';
import { savedTokenRevoked } from './saved-token-revoked';
import { scopeInMetadataOnly } from './scope-in-metadata-only';
import { scopesAsText } from './scopes-as-text';
import { selfSignedCertificate } from './self-signed-certificate';
import { serverDown } from './server-down';
import { serverExpectsOtherIssuer } from './server-expects-other-issuer';
import { serverFails } from './server-fails';
import { sessionFails } from './session-fails';
import { sessionNeverAnswers } from './session-never-answers';
import { sessionRedirects } from './session-redirects';
import { sharedSecretToken } from './shared-secret-token';
import { sseAskedOfHttp } from './sse-asked-of-http';
import { sseEndpointElsewhere } from './sse-endpoint-elsewhere';
import { sseServer } from './sse-server';
import { sseWithoutEndpoint } from './sse-without-endpoint';
import { stateChanged } from './state-changed';
import { stateLost } from './state-lost';
import { stdio } from './stdio';
import { stepUp } from './step-up';
import { stepUpWithoutEnd } from './step-up-without-end';
import { tokenAsForm } from './token-as-form';
import { tokenEchoed } from './token-echoed';
import { tokenPage } from './token-page';
import { tokenWithoutType } from './token-without-type';
import { tooManyRequests } from './too-many-requests';
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
  metadataAtRoot,
  challengeWithoutMetadata,
  noChallenge,
  pathIssuer,
  scopeInMetadataOnly,
  clientSecretBasic,
  clientSecretPost,
  opaqueTokens,
  sharedSecretToken,
  stepUp,
  stepUpWithoutEnd,
  lazySignIn,
  legacyServer,
  ownClientId,
  movedWithinOrigin,
  reconnect,
  reconnectWithRefresh,
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
  metadataWithoutServer,
  metadataElsewhere,
  resourceWithSlash,
  metadataWithoutResource,
  scopesAsText,
  issuerDown,
  noServerMetadata,
  issuerFails,
  issuerMismatch,
  noIssuer,
  noTokenEndpoint,
  plainHttpEndpoint,
  pkceNotAdvertised,
  pkcePlainOnly,
  noRegistration,
  registrationClosed,
  noLoopbackRedirect,
  registrationFails,
  noFreePort,
  needsPerson,
  unknownClient,
  stateChanged,
  stateLost,
  issMissing,
  issWithSlash,
  unknownResource,
  noCode,
  wrongClientSecret,
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
  noRefreshToken,
  savedTokenRevoked,
];
