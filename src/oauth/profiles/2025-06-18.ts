/** MCP 2025-06-18: resource metadata names the authorization server, found by RFC 8414 alone. */

import type { Profile } from '../profile';
import { signInSteps } from './sign-in-steps';

export const profile20250618: Profile = {
  revision: '2025-06-18',
  steps: signInSteps,
  resourceMetadata: true,
  openIdDiscovery: false,
  requirePkceMetadata: false,
  defaultEndpoints: false,
  clientMetadataDocuments: false,
  resourceParameter: true,
  responseIssuer: false,
  boundCredentials: false,
  offlineAccess: false,
  statelessWire: false,
  scopeSelection: false,
};
