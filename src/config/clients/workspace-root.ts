// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import type { ClientFile } from '../client';
import { parseMcpServers } from '../dialects/mcp-servers-json';

export const workspaceRoot: ClientFile = {
  id: 'workspace-root',
  client: 'Claude Code, Copilot CLI and VS Code',
  scope: 'workspace-folder',
  path: '.mcp.json',
  parse: parseMcpServers,
  reader: {
    client: 'Claude Code',
    oauthKeys: [
      'oauth.clientId',
      'oauth.callbackPort',
      'oauth.scopes',
      'oauth.authServerMetadataUrl',
      'oauth.enterpriseManaged',
      'oauthClientId',
      'oauthPublicClient',
      'redirectPort',
      'auth.redirectPort',
    ],
    clientSecret: 'Claude Code takes it from the environment variable MCP_CLIENT_SECRET',
    variables: ['plain'],
    variable: '${TOKEN}',
    keepOut: 'take it from the environment with ${TOKEN}',
  },
};
