/** Every way to wire auth into a FastMCP server, in the order in which they are offered. */

import type { FastmcpWiring } from '../wiring';
import { auth0 } from './auth0';
import { authkit } from './authkit';
import { awsCognito } from './aws-cognito';
import { azure } from './azure';
import { clerk } from './clerk';
import { descope } from './descope';
import { discord } from './discord';
import { github } from './github';
import { google } from './google';
import { huggingFace } from './hugging-face';
import { keycloak } from './keycloak';
import { oauthProxy } from './oauth-proxy';
import { oci } from './oci';
import { oidcProxy } from './oidc-proxy';
import { propelauth } from './propelauth';
import { remote } from './remote';
import { scalekit } from './scalekit';
import { supabase } from './supabase';
import { verifyHmac } from './verify-hmac';
import { verifyIntrospection } from './verify-introspection';
import { verifyJwks } from './verify-jwks';
import { verifyPem } from './verify-pem';
import { workos } from './workos';

export const wirings: readonly FastmcpWiring[] = [
  remote,
  authkit,
  descope,
  scalekit,
  supabase,
  keycloak,
  propelauth,
  oauthProxy,
  oidcProxy,
  github,
  google,
  azure,
  awsCognito,
  discord,
  auth0,
  oci,
  workos,
  clerk,
  huggingFace,
  verifyJwks,
  verifyPem,
  verifyHmac,
  verifyIntrospection,
];
