/** The steps of a whole sign-in. Revisions differ by switches; their order is the same. */

import { browserLogin } from '../steps/browser-login';
import { callback } from '../steps/callback';
import { challenge } from '../steps/challenge';
import { clientIdentity } from '../steps/client-identity';
import { connect } from '../steps/connect';
import { firstRequest } from '../steps/first-request';
import { listTools } from '../steps/list-tools';
import { pkce } from '../steps/pkce';
import { registration } from '../steps/registration';
import { resourceMetadata } from '../steps/resource-metadata';
import { serverMetadata } from '../steps/server-metadata';
import { tokenCheck } from '../steps/token-check';
import { tokenRequest } from '../steps/token-request';

export const signInSteps = [
  firstRequest,
  challenge,
  resourceMetadata,
  serverMetadata,
  clientIdentity,
  registration,
  pkce,
  browserLogin,
  callback,
  tokenRequest,
  tokenCheck,
  connect,
  listTools,
];
