/** Every identity provider that is known here. Nothing depends on the order. */

import type { IdentityProvider } from './identity-provider';
import { atlassian } from './providers/atlassian';
import { auth0 } from './providers/auth0';
import { authentik } from './providers/authentik';
import { azureB2c } from './providers/azure-b2c';
import { clerk } from './providers/clerk';
import { cloudflareAccess } from './providers/cloudflare-access';
import { cognito } from './providers/cognito';
import { descope } from './providers/descope';
import { dex } from './providers/dex';
import { discord } from './providers/discord';
import { entraId } from './providers/entra-id';
import { fusionauth } from './providers/fusionauth';
import { github } from './providers/github';
import { gitlab } from './providers/gitlab';
import { google } from './providers/google';
import { huggingFace } from './providers/hugging-face';
import { ibmVerify } from './providers/ibm-verify';
import { keycloak } from './providers/keycloak';
import { linear } from './providers/linear';
import { logto } from './providers/logto';
import { notion } from './providers/notion';
import { ociIam } from './providers/oci-iam';
import { okta } from './providers/okta';
import { onelogin } from './providers/onelogin';
import { ory } from './providers/ory';
import { ping } from './providers/ping';
import { propelauth } from './providers/propelauth';
import { salesforce } from './providers/salesforce';
import { scalekit } from './providers/scalekit';
import { slack } from './providers/slack';
import { stytch } from './providers/stytch';
import { supabase } from './providers/supabase';
import { workosAuthkit } from './providers/workos-authkit';
import { workosConnect } from './providers/workos-connect';
import { zitadel } from './providers/zitadel';

export const identityProviders: readonly IdentityProvider[] = [
  github,
  google,
  entraId,
  azureB2c,
  cognito,
  discord,
  auth0,
  okta,
  keycloak,
  workosAuthkit,
  workosConnect,
  descope,
  scalekit,
  stytch,
  clerk,
  supabase,
  propelauth,
  huggingFace,
  ociIam,
  ping,
  onelogin,
  zitadel,
  authentik,
  ory,
  logto,
  fusionauth,
  dex,
  slack,
  gitlab,
  atlassian,
  linear,
  notion,
  ibmVerify,
  salesforce,
  cloudflareAccess,
];
