import type { IdentityProvider } from '../identity-provider';

export const scalekit: IdentityProvider = {
  id: 'scalekit',
  name: 'Scalekit',
  recognised: {
    hosts: ['*.scalekit.com', '*.scalekit.dev'],
    paths: [/\/resources\/res_[^/]+\/?$/],
  },
  issuer: 'https://{environment}.scalekit.com/resources/{resource}',
  examples: [
    'https://acme.scalekit.com/resources/res_123456',
    'https://acme.scalekit.dev',
    'https://auth.acme.example/resources/res_123456',
  ],
  registration: {
    dynamic: 'off-by-default',
    documents: 'off-by-default',
    switchOn:
      'switch on dynamic client registration or client id metadata documents for the MCP server',
  },
  audience: {
    becomes: 'the resource id, and the address of the server where it is set',
    ownName: /^res_[0-9A-Za-z]+$/,
    set: 'set the Server URL of the MCP server in the dashboard',
  },
  accessToken: { format: 'jwt' },
  redirect: {},
  environment: [
    { name: 'SCALEKIT_ENVIRONMENT_URL', secret: false },
    { name: 'SCALEKIT_RESOURCE_ID', secret: false },
  ],
  console: ['Add an MCP server under MCP servers, with its Server URL', 'Copy its resource id'],
  fastmcp: {
    choice: 'remote',
    class: 'ScalekitProvider',
    module: 'fastmcp.server.auth.providers.scalekit',
    arguments: {
      environment_url: { environment: 'SCALEKIT_ENVIRONMENT_URL' },
      resource_id: { environment: 'SCALEKIT_RESOURCE_ID' },
    },
  },
  quirks: [
    'The issuer of tokens is changing from the environment to the resource; FastMCP 3.4.7 takes the environment only',
    'FastMCP remembers the metadata: start it anew after a change of registration',
    'Access tokens live for 5 to 60 minutes',
  ],
};
