import type { Fault } from '../../fault';
import { anyAudience } from '../any-audience';
import { assertionForAnother } from '../assertion-for-another';
import { audienceIsClient } from '../audience-is-client';
import { audienceWithSlash } from '../audience-with-slash';
import { boundTokenAsBearer } from '../bound-token-as-bearer';
import { clientCredentialsRefused } from '../client-credentials-refused';
import { deviceCodeExpired } from '../device-code-expired';
import { deviceCodesMissing } from '../device-codes-missing';
import { deviceDenied } from '../device-denied';
import { deviceGrantRefused } from '../device-grant-refused';
import { dpopIgnored } from '../dpop-ignored';
import { dpopNotBound } from '../dpop-not-bound';
import { errorIn200 } from '../error-in-200';
import { expiredToken } from '../expired-token';
import { foreignKeys } from '../foreign-keys';
import { futureToken } from '../future-token';
import { guardsOpeningAlone } from '../guards-opening-alone';
import { idJagOfOtherKind } from '../id-jag-of-other-kind';
import { idJagRefused } from '../id-jag-refused';
import { idJagWithoutProvider } from '../id-jag-without-provider';
import { idTokenAsAccessToken } from '../id-token-as-access-token';
import { inactiveToken } from '../inactive-token';
import { issuedTomorrow } from '../issued-tomorrow';
import { jwtOutlivesSignOut } from '../jwt-outlives-sign-out';
import { keyUnderOtherId } from '../key-under-other-id';
import { keysGone } from '../keys-gone';
import { legacyClientNamesNoResource } from '../legacy-client-names-no-resource';
import { lessScope } from '../less-scope';
import { lessScopeAsked } from '../less-scope-asked';
import { noAudience } from '../no-audience';
import { noCode } from '../no-code';
import { noDeviceEndpoint } from '../no-device-endpoint';
import { noRefreshToken } from '../no-refresh-token';
import { noRevocationEndpoint } from '../no-revocation-endpoint';
import { noRevocationOfShortTokens } from '../no-revocation-of-short-tokens';
import { nothingSaved } from '../nothing-saved';
import { otherAudience } from '../other-audience';
import { otherHeaderType } from '../other-header-type';
import { otherTokenIssuer } from '../other-token-issuer';
import { pastedTokenExpired } from '../pasted-token-expired';
import { pastedTokenForOther } from '../pasted-token-for-other';
import { refreshRevoked } from '../refresh-revoked';
import { refreshUnavailable } from '../refresh-unavailable';
import { refusesWith200 } from '../refuses-with-200';
import { refusesWith500 } from '../refuses-with-500';
import { registrationDown } from '../registration-down';
import { registrationNotOurs } from '../registration-not-ours';
import { registrationStays } from '../registration-stays';
import { revocationEndpointDown } from '../revocation-endpoint-down';
import { revocationFails } from '../revocation-fails';
import { revocationWithoutEffect } from '../revocation-without-effect';
import { savedSignInOfMovedIssuer } from '../saved-sign-in-of-moved-issuer';
import { savedTokenRevoked } from '../saved-token-revoked';
import { serverExpectsOtherIssuer } from '../server-expects-other-issuer';
import { sessionFails } from '../session-fails';
import { sessionInPlaceOfToken } from '../session-in-place-of-token';
import { sessionNeverAnswers } from '../session-never-answers';
import { sessionRedirects } from '../session-redirects';
import { signOutWithNonces } from '../sign-out-with-nonces';
import { sseAskedOfHttp } from '../sse-asked-of-http';
import { sseEndpointElsewhere } from '../sse-endpoint-elsewhere';
import { sseWithoutEndpoint } from '../sse-without-endpoint';
import { stepUpWithoutEnd } from '../step-up-without-end';
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
import { tokenWithoutType } from '../token-without-type';
import { unknownKey } from '../unknown-key';
import { unknownResource } from '../unknown-resource';
import { unsignedToken } from '../unsigned-token';
import { workloadExpired } from '../workload-expired';
import { wrongAlgorithm } from '../wrong-algorithm';
import { wrongClientSecret } from '../wrong-client-secret';

/** What goes wrong with tokens, sessions, and what was saved, in the order of the steps. */
export const faultsFromTheToken: readonly Fault[] = [
  unknownResource,
  noCode,
  wrongClientSecret,
  clientCredentialsRefused,
  workloadExpired,
  assertionForAnother,
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
  legacyClientNamesNoResource,
  stepUpWithoutEnd,
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
