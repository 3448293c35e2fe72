import type { Fault } from '../../fault';
import { apiKey } from '../api-key';
import { audienceList } from '../audience-list';
import { basicFirst } from '../basic-first';
import { bothEras } from '../both-eras';
import { challengeInCapitals } from '../challenge-in-capitals';
import { challengeWithoutMetadata } from '../challenge-without-metadata';
import { clientCredentials } from '../client-credentials';
import { clientDocument } from '../client-document';
import { clientKey } from '../client-key';
import { clientOfNamedIssuer } from '../client-of-named-issuer';
import { clientOfRenamedIssuer } from '../client-of-renamed-issuer';
import { clientSecretBasic } from '../client-secret-basic';
import { clientSecretPost } from '../client-secret-post';
import { deviceCode } from '../device-code';
import { dpop } from '../dpop';
import { dpopNonce } from '../dpop-nonce';
import { entraAudienceAccepted } from '../entra-audience-accepted';
import { eraBeforeSignIn } from '../era-before-sign-in';
import { healthy } from '../healthy';
import { healthy20250618 } from '../healthy-2025-06-18';
import { idJag } from '../id-jag';
import { introspection } from '../introspection';
import { keycloakRealm } from '../keycloak-realm';
import { lazySignIn } from '../lazy-sign-in';
import { lazySignOut } from '../lazy-sign-out';
import { mayNotIntrospect } from '../may-not-introspect';
import { metadataAtRoot } from '../metadata-at-root';
import { modernServer } from '../modern-server';
import { movedIssuer } from '../moved-issuer';
import { movedWithinOrigin } from '../moved-within-origin';
import { opaqueTokens } from '../opaque-tokens';
import { openServer } from '../open-server';
import { ownClientId } from '../own-client-id';
import { pastedToken } from '../pasted-token';
import { pathIssuer } from '../path-issuer';
import { probed } from '../probed';
import { probedDpop } from '../probed-dpop';
import { probedLazy } from '../probed-lazy';
import { probedModern } from '../probed-modern';
import { probedOpaque } from '../probed-opaque';
import { probedOpen } from '../probed-open';
import { probedSaved } from '../probed-saved';
import { probedSse } from '../probed-sse';
import { probedUnknown } from '../probed-unknown';
import { quotedPairs } from '../quoted-pairs';
import { reconnect } from '../reconnect';
import { reconnectWithRefresh } from '../reconnect-with-refresh';
import { refreshForOfflineAccess } from '../refresh-for-offline-access';
import { refreshNotRotated } from '../refresh-not-rotated';
import { scopeInMetadataOnly } from '../scope-in-metadata-only';
import { secondIssuerChosen } from '../second-issuer-chosen';
import { severalChallengeFields } from '../several-challenge-fields';
import { sharedSecretToken } from '../shared-secret-token';
import { signOut } from '../sign-out';
import { sseServer } from '../sse-server';
import { sseStepUp } from '../sse-step-up';
import { stdio } from '../stdio';
import { stepUp } from '../step-up';
import { streamForbidden } from '../stream-forbidden';
import { streamRefused } from '../stream-refused';
import { twoIssuers } from '../two-issuers';
import { unregister } from '../unregister';
import { unregisterWithoutEndpoint } from '../unregister-without-endpoint';
import { workload } from '../workload';

/** Servers at which everything is right, or untidy at most. */
export const healthyServers: readonly Fault[] = [
  healthy,
  healthy20250618,
  openServer,
  apiKey,
  stdio,
  sseServer,
  sseStepUp,
  metadataAtRoot,
  challengeWithoutMetadata,
  severalChallengeFields,
  basicFirst,
  quotedPairs,
  challengeInCapitals,
  pathIssuer,
  keycloakRealm,
  twoIssuers,
  secondIssuerChosen,
  scopeInMetadataOnly,
  clientSecretBasic,
  clientSecretPost,
  opaqueTokens,
  entraAudienceAccepted,
  audienceList,
  sharedSecretToken,
  dpop,
  dpopNonce,
  stepUp,
  lazySignIn,
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
  probed,
  probedModern,
  probedSaved,
  probedUnknown,
  probedOpaque,
  probedDpop,
  probedLazy,
  probedSse,
  probedOpen,
];
