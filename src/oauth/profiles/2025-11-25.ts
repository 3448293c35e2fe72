/** MCP 2025-11-25: OpenID discovery, PKCE metadata required, scopes from the challenge. */

import type { Profile } from '../profile';
import { signInSteps } from './sign-in-steps';

export const profile20251125: Profile = {
  revision: '2025-11-25',
  steps: signInSteps,
  resourceMetadata: true,
  openIdDiscovery: true,
  requirePkceMetadata: true,
  defaultEndpoints: false,
  clientMetadataDocuments: true,
  resourceParameter: true,
  responseIssuer: false,
  boundCredentials: false,
  offlineAccess: false,
  statelessWire: false,
  scopeSelection: true,
};
