/** MCP 2025-03-26: the server's own origin is the authorization server, with default endpoints. */

import type { Profile } from '../profile';
import { signInSteps } from './sign-in-steps';

export const profile20250326: Profile = {
  revision: '2025-03-26',
  steps: signInSteps,
  resourceMetadata: false,
  openIdDiscovery: false,
  requirePkceMetadata: false,
  defaultEndpoints: true,
  clientMetadataDocuments: false,
  resourceParameter: false,
  responseIssuer: false,
  boundCredentials: false,
  offlineAccess: false,
  statelessWire: false,
  scopeSelection: false,
};
