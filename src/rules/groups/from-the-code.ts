/** What shows from the code on: tokens, the session, what was saved, and probes. Root causes first. */

import { acceptsExpiredToken } from '../accepts-expired-token';
import { acceptsForeignKey } from '../accepts-foreign-key';
import { acceptsGarbageToken } from '../accepts-garbage-token';
import { acceptsIdToken } from '../accepts-id-token';
import { acceptsPublicKeyAsSecret } from '../accepts-public-key-as-secret';
import { acceptsTokenForAnotherService } from '../accepts-token-for-another-service';
import { acceptsTokenInQuery } from '../accepts-token-in-query';
import { acceptsTokenOfAnotherIssuer } from '../accepts-token-of-another-issuer';
import { acceptsUnsignedToken } from '../accepts-unsigned-token';
import { assertionRefused } from '../assertion-refused';
import { authMethodNotOffered } from '../auth-method-not-offered';
import { clientAuthMethod } from '../client-auth-method';
import { clocksDiffer } from '../clocks-differ';
import { cognitoNoAudience } from '../cognito-no-audience';
import { deviceRefused } from '../device-refused';
import { dpopNotBound } from '../dpop-not-bound';
import { dpopTokenAsBearer } from '../dpop-token-as-bearer';
import { idTokenAsAccessToken } from '../id-token-as-access-token';
import { keySetUnusable } from '../key-set-unusable';
import { keysUnavailable } from '../keys-unavailable';
import { letsInWithoutToken } from '../lets-in-without-token';
import { noCode } from '../no-code';
import { noStoredToken } from '../no-stored-token';
import { nothingToRevoke } from '../nothing-to-revoke';
import { providerAudience } from '../provider-audience';
import { providerIgnoresResource } from '../provider-ignores-resource';
import { providerTokenOpaque } from '../provider-token-opaque';
import { refreshNotAskedFor } from '../refresh-not-asked-for';
import { refreshNotIssued } from '../refresh-not-issued';
import { refreshRefused } from '../refresh-refused';
import { refreshTokenAlive } from '../refresh-token-alive';
import { refusedForScope } from '../refused-for-scope';
import { refusesWithWrongStatus } from '../refuses-with-wrong-status';
import { revocationRefused } from '../revocation-refused';
import { rpcAnswerInvalid } from '../rpc-answer-invalid';
import type { AnyRule } from '../rule';
import { scopeLessThanRequired } from '../scope-less-than-required';
import { scopeNotGranted } from '../scope-not-granted';
import { scopeNotNamed } from '../scope-not-named';
import { sessionFailed } from '../session-failed';
import { sessionLost } from '../session-lost';
import { tokenAliveAfterRevocation } from '../token-alive-after-revocation';
import { tokenAudience } from '../token-audience';
import { tokenAudienceIsClientId } from '../token-audience-is-client-id';
import { tokenErrorStatus } from '../token-error-status';
import { tokenExpired } from '../token-expired';
import { tokenHeaderType } from '../token-header-type';
import { tokenInactive } from '../token-inactive';
import { tokenIssuedInFuture } from '../token-issued-in-future';
import { tokenIssuer } from '../token-issuer';
import { tokenLostOnTheWay } from '../token-lost-on-the-way';
import { tokenNotAccepted } from '../token-not-accepted';
import { tokenNotYetValid } from '../token-not-yet-valid';
import { tokenRefused } from '../token-refused';
import { tokenSignature } from '../token-signature';
import { tokenSignedWithSecret } from '../token-signed-with-secret';
import { tokenType } from '../token-type';
import { tokenUnknownKey } from '../token-unknown-key';
import { tokenUnsigned } from '../token-unsigned';
import { tokenUnusable } from '../token-unusable';
import { tokenWrongAlgorithm } from '../token-wrong-algorithm';
import { toolRefused } from '../tool-refused';
import { unregisterRefused } from '../unregister-refused';

export const fromTheCode: readonly AnyRule[] = [
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
];
