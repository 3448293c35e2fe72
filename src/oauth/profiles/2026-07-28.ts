/** MCP 2026-07-28: requests without sessions; issuers are compared, credentials belong to one issuer. */

import type { Profile } from '../profile';
import { signInSteps } from './sign-in-steps';

export const profile20260728: Profile = {
  revision: '2026-07-28',
  steps: signInSteps,
  resourceMetadata: true,
  openIdDiscovery: true,
  requirePkceMetadata: true,
  defaultEndpoints: false,
  clientMetadataDocuments: true,
  resourceParameter: true,
  responseIssuer: true,
  boundCredentials: true,
  offlineAccess: true,
  statelessWire: true,
  scopeSelection: true,
};
