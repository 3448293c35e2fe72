/** What shows from the registration to the login. Root causes first. */

import { authorizationRefused } from '../authorization-refused';
import { clientDocumentFaulty } from '../client-document-faulty';
import { clientDocumentRefused } from '../client-document-refused';
import { clientIssuerMismatch } from '../client-issuer-mismatch';
import { clientKeyUnusable } from '../client-key-unusable';
import { entraRedirectUnknown } from '../entra-redirect-unknown';
import { entraResourceRefused } from '../entra-resource-refused';
import { entraScopeLeftOut } from '../entra-scope-left-out';
import { entraScopeUnknown } from '../entra-scope-unknown';
import { entraSecretRequired } from '../entra-secret-required';
import { entraSpaRedirect } from '../entra-spa-redirect';
import { googleOfflineAccess } from '../google-offline-access';
import { invalidTarget } from '../invalid-target';
import { issIgnored } from '../iss-ignored';
import { issMismatch } from '../iss-mismatch';
import { keycloakAllowedScopes } from '../keycloak-allowed-scopes';
import { keycloakTrustedHosts } from '../keycloak-trusted-hosts';
import { loginNotFinished } from '../login-not-finished';
import { manyScopesAsked } from '../many-scopes-asked';
import { noRedirect } from '../no-redirect';
import { noRegistrationPath } from '../no-registration-path';
import { registrationAcceptsPlainHttp } from '../registration-accepts-plain-http';
import { registrationAcceptsScript } from '../registration-accepts-script';
import { registrationChanged } from '../registration-changed';
import { registrationForOwnServers } from '../registration-for-own-servers';
import { registrationNeededLess } from '../registration-needed-less';
import { registrationRefused } from '../registration-refused';
import { registrationRefusesSeveral } from '../registration-refuses-several';
import { registrationUnknownMember } from '../registration-unknown-member';
import type { AnyRule } from '../rule';
import { scopesDisagree } from '../scopes-disagree';
import { stateMismatch } from '../state-mismatch';
import { trialRefused } from '../trial-refused';

export const upToTheLogin: readonly AnyRule[] = [
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
];
