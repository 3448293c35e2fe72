/** The steps that a sign-in can be made of. Revisions differ by switches; their order is the same. */

import type { StepId } from '../../model/flow';

export const signInSteps: readonly StepId[] = [
  'first-request',
  'challenge',
  'resource-metadata',
  'server-metadata',
  'client-identity',
  'client-document',
  'registration',
  'pkce',
  'browser-login',
  'callback',
  'token-request',
  'client-credentials',
  'identity-assertion',
  'assertion-grant',
  'device-authorization',
  'device-approval',
  'device-token',
  'token-check',
  'introspection',
  'connect',
  'list-tools',
  'call-tool',
];
