/** Every step there is, by its id. */

import type { StepId } from '../../model/flow';
import type { AnyStep } from '../step';
import { assertionGrant } from '../steps/assertion-grant';
import { browserLogin } from '../steps/browser-login';
import { callTool } from '../steps/call-tool';
import { callback } from '../steps/callback';
import { challenge } from '../steps/challenge';
import { clientCredentials } from '../steps/client-credentials';
import { clientDocument } from '../steps/client-document';
import { clientIdentity } from '../steps/client-identity';
import { connect } from '../steps/connect';
import { deviceApproval } from '../steps/device-approval';
import { deviceAuthorization } from '../steps/device-authorization';
import { deviceToken } from '../steps/device-token';
import { firstRequest } from '../steps/first-request';
import { identityAssertion } from '../steps/identity-assertion';
import { introspection } from '../steps/introspection';
import { listTools } from '../steps/list-tools';
import { pastedToken } from '../steps/pasted-token';
import { pkce } from '../steps/pkce';
import { refresh } from '../steps/refresh';
import { refusals } from '../steps/refusals';
import { registration } from '../steps/registration';
import { resourceMetadata } from '../steps/resource-metadata';
import { revocation } from '../steps/revocation';
import { revocationProof } from '../steps/revocation-proof';
import { serverMetadata } from '../steps/server-metadata';
import { stdioServer } from '../steps/stdio-server';
import { storedToken } from '../steps/stored-token';
import { survey } from '../steps/survey';
import { tokenCheck } from '../steps/token-check';
import { tokenRequest } from '../steps/token-request';
import { trialRegistration } from '../steps/trial-registration';
import { unregister } from '../steps/unregister';

export const stepById: { readonly [id in StepId]: AnyStep } = {
  'stdio-server': stdioServer,
  'first-request': firstRequest,
  challenge,
  'resource-metadata': resourceMetadata,
  'server-metadata': serverMetadata,
  'client-identity': clientIdentity,
  'client-document': clientDocument,
  registration,
  pkce,
  'browser-login': browserLogin,
  callback,
  'token-request': tokenRequest,
  'client-credentials': clientCredentials,
  'identity-assertion': identityAssertion,
  'assertion-grant': assertionGrant,
  'device-authorization': deviceAuthorization,
  'device-approval': deviceApproval,
  'device-token': deviceToken,
  'stored-token': storedToken,
  'pasted-token': pastedToken,
  refresh,
  'token-check': tokenCheck,
  introspection,
  revocation,
  'revocation-proof': revocationProof,
  unregister,
  refusals,
  survey,
  'trial-registration': trialRegistration,
  connect,
  'list-tools': listTools,
  'call-tool': callTool,
};
