import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

export const ibmVerify: IdentityProvider = {
  id: 'ibm-verify',
  name: 'IBM Security Verify',
  recognised: { hosts: [], paths: [/\/oidc\/endpoint\/default(\/|$)/] },
  issuer: 'https://{tenant}/oidc/endpoint/default',
  examples: ['https://acme.verify.example/oidc/endpoint/default'],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: {},
  ...throughOidcProxy({ prefix: 'IBM_VERIFY' }),
  console: [],
  quirks: [],
};
