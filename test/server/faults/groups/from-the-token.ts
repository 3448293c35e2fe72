import type { Fault } from '../../fault';
import { anyAudience } from '../any-audience';
import { assertionForAnother } from '../assertion-for-another';
import { audienceIsClient } from '../audience-is-client';
import { audienceWithSlash } from '../audience-with-slash';
import { boundTokenAsBearer } from '../bound-token-as-bearer';
import { clientCredentialsRefused } from '../client-credentials-refused';
import { clientKeyUnusable } from '../client-key-unusable';
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
import { idJagOfOtherKind } from '../id-jag-of-other-kind';
import { idJagRefused } from '../id-jag-refused';
import { idJagWithoutPerson } from '../id-jag-without-person';
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
import { sessionNeverAnswers } from '../session-never-answers';
import { sessionRedirects } from '../session-redirects';
import { signOutWithNonces } from '../sign-out-with-nonces';
import { sseAskedOfHttp } from '../sse-asked-of-http';
import { sseEndpointElsewhere } from '../sse-endpoint-elsewhere';
import { sseWithoutEndpoint } from '../sse-without-endpoint';
import { stepUpWithoutEnd } from '../step-up-without-end';
import { tokenAsForm } from '../token-as-form';
import { tokenEchoed } from '../token-echoed';
import { tokenEndpointRedirects } from '../token-endpoint-redirects';
import { tokenPage } from '../token-page';
import { tokenWithLineBreak } from '../token-with-line-break';
import { tokenWithoutType } from '../token-without-type';
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
  noCode,
  wrongClientSecret,
  clientKeyUnusable,
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
];
