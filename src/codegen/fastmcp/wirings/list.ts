/** Every way to wire auth into a FastMCP server, in the order in which they are offered. */

import type { FastmcpWiring } from '../wiring';
import { auth0 } from './auth0';
import { clerk } from './clerk';
import { cognito } from './cognito';
import { descope } from './descope';
import { discord } from './discord';
import { entraId } from './entra-id';
import { github } from './github';
import { google } from './google';
import { huggingFace } from './hugging-face';
import { keycloak } from './keycloak';
import { oauthProxy } from './oauth-proxy';
import { ociIam } from './oci-iam';
import { oidcProxy } from './oidc-proxy';
import { propelauth } from './propelauth';
import { remote } from './remote';
import { scalekit } from './scalekit';
import { supabase } from './supabase';
import { verifyHmac } from './verify-hmac';
import { verifyIntrospection } from './verify-introspection';
import { verifyJwks } from './verify-jwks';
import { verifyPem } from './verify-pem';
import { workosAuthkit } from './workos-authkit';
import { workosConnect } from './workos-connect';

export const wirings: readonly FastmcpWiring[] = [
  remote,
  workosAuthkit,
  descope,
  scalekit,
  supabase,
  keycloak,
  propelauth,
  oauthProxy,
  oidcProxy,
  github,
  google,
  entraId,
  cognito,
  discord,
  auth0,
  ociIam,
  workosConnect,
  clerk,
  huggingFace,
  verifyJwks,
  verifyPem,
  verifyHmac,
  verifyIntrospection,
];
