import type { IdentityProvider } from '../identity-provider';

export const keycloak: IdentityProvider = {
  id: 'keycloak',
  name: 'Keycloak',
  recognised: {
    hosts: [],
    paths: [
      /\/realms\/[^/]+\/?$/,
      /\/realms\/[^/]+\/protocol\/openid-connect\//,
      /\/realms\/[^/]+\/clients-registrations\//,
    ],
  },
  issuer: 'https://{host}/realms/{realm}',
  examples: [
    'https://sso.acme.example/realms/notes',
    'https://sso.acme.example/auth/realms/notes',
    'https://sso.acme.example/realms/notes/protocol/openid-connect/token',
    'https://sso.acme.example/realms/notes/clients-registrations/openid-connect',
  ],
  registration: {
    dynamic: 'open',
    documents: 'experimental',
    switchOn:
      'allow anonymous registration under Clients, Client registration: Trusted Hosts and Allowed Client Scopes decide',
  },
  audience: {
    resource: 'if-switched-on',
    becomes: 'what the audience mappers of the client scopes add',
    set: 'add an Audience mapper whose Included Custom Audience is the address of the server to a default client scope',
  },
  accessToken: { format: 'jwt', algorithm: 'RS256' },
  pkce: { s256: true },
  refresh: {},
  redirect: {},
  environment: [
    { name: 'KEYCLOAK_REALM_URL', secret: false },
    { name: 'KEYCLOAK_AUDIENCE', secret: false },
  ],
  console: [
    'Open the realm, Clients, Client registration, and see to the policies Trusted Hosts and Allowed Client Scopes',
    'Make a client scope with an Audience mapper whose Included Custom Audience is the address of the server',
    'Make that scope a default scope of the realm',
  ],
  fastmcp: {
    choice: 'remote',
    class: 'KeycloakAuthProvider',
    module: 'fastmcp.server.auth.providers.keycloak',
    arguments: {
      realm_url: { environment: 'KEYCLOAK_REALM_URL' },
      audience: { environment: 'KEYCLOAK_AUDIENCE' },
    },
  },
  quirks: [
    'KeycloakAuthProvider wants Keycloak 26.6.0 or later, and checks no audience unless one is given',
    'Client id metadata documents are behind --features=cimd and a client policy with trusted domains',
    'The resource parameter is behind --features=resource-indicators; without it nothing comes of it, with it unknown values are refused with invalid_target',
    'A registration with members that it does not know is refused',
    'Roles are in realm_access.roles',
  ],
};
