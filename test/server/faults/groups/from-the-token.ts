import type { Fault } from '../../fault';
import { answerAsText } from '../answer-as-text';
import { answerWithOtherId } from '../answer-with-other-id';
import { anyAudience } from '../any-audience';
import { assertionForAnother } from '../assertion-for-another';
import { audienceIsClient } from '../audience-is-client';
import { audienceWithSlash } from '../audience-with-slash';
import { auth0WithoutAudience } from '../auth0-without-audience';
import { authentikAudienceIsClient } from '../authentik-audience-is-client';
import { authorizationTakenAway } from '../authorization-taken-away';
import { boundTokenAsBearer } from '../bound-token-as-bearer';
import { challengeHiddenFromScripts } from '../challenge-hidden-from-scripts';
import { clientCredentialsRefused } from '../client-credentials-refused';
import { clientKeyUnusable } from '../client-key-unusable';
import { clockAhead } from '../clock-ahead';
import { clockBehind } from '../clock-behind';
import { cognitoWithoutAudience } from '../cognito-without-audience';
import { deviceCodeExpired } from '../device-code-expired';
import { deviceCodesMissing } from '../device-codes-missing';
import { deviceDenied } from '../device-denied';
import { deviceGrantRefused } from '../device-grant-refused';
import { dpopIgnored } from '../dpop-ignored';
import { dpopNotBound } from '../dpop-not-bound';
import { entraAudienceRefused } from '../entra-audience-refused';
import { entraRedirectNotRegistered } from '../entra-redirect-not-registered';
import { entraRefreshWithoutScope } from '../entra-refresh-without-scope';
import { entraResourceMismatch } from '../entra-resource-mismatch';
import { entraResourceNotTaken } from '../entra-resource-not-taken';
import { entraScopeNotFound } from '../entra-scope-not-found';
import { entraSpaPlatform } from '../entra-spa-platform';
import { entraWantsSecret } from '../entra-wants-secret';
import { errorIn200 } from '../error-in-200';
import { everyScopeListed } from '../every-scope-listed';
import { expiredToken } from '../expired-token';
import { foreignKeys } from '../foreign-keys';
import { futureToken } from '../future-token';
import { googleAskedForOfflineAccess } from '../google-asked-for-offline-access';
import { guardsOpeningAlone } from '../guards-opening-alone';
import { idJagOfOtherKind } from '../id-jag-of-other-kind';
import { idJagRefused } from '../id-jag-refused';
import { idJagWithoutPerson } from '../id-jag-without-person';
import { idJagWithoutProvider } from '../id-jag-without-provider';
import { idTokenAsAccessToken } from '../id-token-as-access-token';
import { inactiveToken } from '../inactive-token';
import { invalidGrantAs401 } from '../invalid-grant-as-401';
import { issuedTomorrow } from '../issued-tomorrow';
import { jwtOutlivesSignOut } from '../jwt-outlives-sign-out';
import { keyUnderOtherId } from '../key-under-other-id';
import { keycloakWithoutAudienceMapper } from '../keycloak-without-audience-mapper';
import { keysGone } from '../keys-gone';
import { legacyClientNamesNoResource } from '../legacy-client-names-no-resource';
import { lessScope } from '../less-scope';
import { lessScopeAsked } from '../less-scope-asked';
import { mediaTypeRefused } from '../media-type-refused';
import { noAudience } from '../no-audience';
import { noCode } from '../no-code';
import { noDeviceEndpoint } from '../no-device-endpoint';
import { noRefreshForPublicClients } from '../no-refresh-for-public-clients';
import { noRefreshToken } from '../no-refresh-token';
import { noRevocationEndpoint } from '../no-revocation-endpoint';
import { noRevocationOfShortTokens } from '../no-revocation-of-short-tokens';
import { nothingSaved } from '../nothing-saved';
import { notificationRefused } from '../notification-refused';
import { notificationWith200 } from '../notification-with-200';
import { oryEmptyAudience } from '../ory-empty-audience';
import { otherAudience } from '../other-audience';
import { otherHeaderType } from '../other-header-type';
import { otherTokenIssuer } from '../other-token-issuer';
import { pageForToken } from '../page-for-token';
import { pastedTokenExpired } from '../pasted-token-expired';
import { pastedTokenForOther } from '../pasted-token-for-other';
import { redirectLosesBody } from '../redirect-loses-body';
import { refreshRevoked } from '../refresh-revoked';
import { refreshUnavailable } from '../refresh-unavailable';
import { refreshWantsOfflineAccess } from '../refresh-wants-offline-access';
import { refusesWith200 } from '../refuses-with-200';
import { refusesWith500 } from '../refuses-with-500';
import { registrationDown } from '../registration-down';
import { registrationNotOurs } from '../registration-not-ours';
import { registrationRefusesRefresh } from '../registration-refuses-refresh';
import { registrationStays } from '../registration-stays';
import { registrationWithoutSecret } from '../registration-without-secret';
import { resourceNeverGranted } from '../resource-never-granted';
import { revisionOfItsOwn } from '../revision-of-its-own';
import { revocationEndpointDown } from '../revocation-endpoint-down';
import { revocationFails } from '../revocation-fails';
import { revocationWithoutEffect } from '../revocation-without-effect';
import { savedSignInOfMovedIssuer } from '../saved-sign-in-of-moved-issuer';
import { savedTokenRevoked } from '../saved-token-revoked';
import { scopeIn401 } from '../scope-in-401';
import { scopeLeftOutByIssuer } from '../scope-left-out-by-issuer';
import { scopeNotNamed } from '../scope-not-named';
import { secretNotGiven } from '../secret-not-given';
import { secretThrownAway } from '../secret-thrown-away';
import { serverExpectsOtherIssuer } from '../server-expects-other-issuer';
import { sessionFails } from '../session-fails';
import { sessionInPlaceOfToken } from '../session-in-place-of-token';
import { sessionLostAs400 } from '../session-lost-as-400';
import { sessionLostOnce } from '../session-lost-once';
import { sessionNeverAnswers } from '../session-never-answers';
import { sessionRedirects } from '../session-redirects';
import { sessionsNotShared } from '../sessions-not-shared';
import { signOutWithNonces } from '../sign-out-with-nonces';
import { sseAskedOfHttp } from '../sse-asked-of-http';
import { sseEndpointElsewhere } from '../sse-endpoint-elsewhere';
import { sseWithoutEndpoint } from '../sse-without-endpoint';
import { stepUpWithoutEnd } from '../step-up-without-end';
import { supabaseSharedSecret } from '../supabase-shared-secret';
import { takesAnyToken } from '../takes-any-token';
import { takesEndlessToken } from '../takes-endless-token';
import { takesExpiredToken } from '../takes-expired-token';
import { takesForeignKey } from '../takes-foreign-key';
import { takesIdToken } from '../takes-id-token';
import { takesOtherAudience } from '../takes-other-audience';
import { takesOtherIssuer } from '../takes-other-issuer';
import { takesPublicKeyAsSecret } from '../takes-public-key-as-secret';
import { takesSavedExpiredToken } from '../takes-saved-expired-token';
import { takesTokenInAddress } from '../takes-token-in-address';
import { takesUnsignedToken } from '../takes-unsigned-token';
import { tokenAsForm } from '../token-as-form';
import { tokenEchoed } from '../token-echoed';
import { tokenEndpointRedirects } from '../token-endpoint-redirects';
import { tokenPage } from '../token-page';
import { tokenWithLineBreak } from '../token-with-line-break';
import { tokenWithoutType } from '../token-without-type';
import { toolHidden } from '../tool-hidden';
import { toolRefusedIn200 } from '../tool-refused-in-200';
import { unknownKey } from '../unknown-key';
import { unknownResource } from '../unknown-resource';
import { unsignedToken } from '../unsigned-token';
import { workloadExpired } from '../workload-expired';
import { workloadWithoutAssertion } from '../workload-without-assertion';
import { wrongAlgorithm } from '../wrong-algorithm';
import { wrongClientSecret } from '../wrong-client-secret';

/** What goes wrong with tokens, sessions, and what was saved, in the order of the steps. */
export const faultsFromTheToken: readonly Fault[] = [
  unknownResource,
  entraResourceMismatch,
  entraScopeNotFound,
  noCode,
  wrongClientSecret,
  clientKeyUnusable,
  registrationWithoutSecret,
  secretThrownAway,
  secretNotGiven,
  clientCredentialsRefused,
  workloadExpired,
  workloadWithoutAssertion,
  assertionForAnother,
  idJagRefused,
  idJagWithoutProvider,
  idJagWithoutPerson,
  idJagOfOtherKind,
  noDeviceEndpoint,
  deviceGrantRefused,
  deviceCodesMissing,
  deviceDenied,
  deviceCodeExpired,
  tokenEndpointRedirects,
  errorIn200,
  googleAskedForOfflineAccess,
  resourceNeverGranted,
  entraResourceNotTaken,
  entraWantsSecret,
  entraSpaPlatform,
  entraRedirectNotRegistered,
  invalidGrantAs401,
  tokenPage,
  tokenAsForm,
  tokenWithLineBreak,
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
  entraAudienceRefused,
  cognitoWithoutAudience,
  keycloakWithoutAudienceMapper,
  noAudience,
  anyAudience,
  audienceIsClient,
  authentikAudienceIsClient,
  oryEmptyAudience,
  audienceWithSlash,
  otherTokenIssuer,
  expiredToken,
  futureToken,
  issuedTomorrow,
  clockAhead,
  clockBehind,
  lessScope,
  lessScopeAsked,
  scopeLeftOutByIssuer,
  everyScopeListed,
  scopeIn401,
  scopeNotNamed,
  registrationRefusesRefresh,
  refreshWantsOfflineAccess,
  noRefreshForPublicClients,
  dpopNotBound,
  boundTokenAsBearer,
  dpopIgnored,
  inactiveToken,
  pastedTokenForOther,
  pastedTokenExpired,
  legacyClientNamesNoResource,
  stepUpWithoutEnd,
  serverExpectsOtherIssuer,
  auth0WithoutAudience,
  supabaseSharedSecret,
  tokenEchoed,
  authorizationTakenAway,
  challengeHiddenFromScripts,
  redirectLosesBody,
  sessionFails,
  pageForToken,
  answerAsText,
  mediaTypeRefused,
  revisionOfItsOwn,
  answerWithOtherId,
  notificationWith200,
  notificationRefused,
  sessionLostOnce,
  sessionsNotShared,
  sessionLostAs400,
  toolHidden,
  toolRefusedIn200,
  sessionNeverAnswers,
  sessionRedirects,
  sseAskedOfHttp,
  sseEndpointElsewhere,
  sseWithoutEndpoint,
  nothingSaved,
  refreshRevoked,
  entraRefreshWithoutScope,
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
  takesAnyToken,
  sessionInPlaceOfToken,
  guardsOpeningAlone,
  takesForeignKey,
  takesUnsignedToken,
  takesPublicKeyAsSecret,
  takesOtherAudience,
  takesOtherIssuer,
  takesIdToken,
  takesExpiredToken,
  takesSavedExpiredToken,
  takesEndlessToken,
  takesTokenInAddress,
  refusesWith500,
  refusesWith200,
];
