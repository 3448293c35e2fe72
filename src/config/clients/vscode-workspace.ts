// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import type { ClientFile } from '../client';
import { parseVsCodeServers } from '../dialects/servers-jsonc';

export const vscodeWorkspace: ClientFile = {
  id: 'vscode-workspace',
  client: 'VS Code',
  scope: 'workspace-folder',
  path: '.vscode/mcp.json',
  parse: parseVsCodeServers,
  reader: {
    client: 'VS Code',
    oauthKeys: ['oauth.clientId', 'oauth.enterpriseManaged'],
    clientSecret: 'VS Code asks for it and keeps it itself',
    variables: ['input', 'env', 'editor', 'other'],
    variable: '${env:TOKEN}',
    keepOut:
      'let VS Code ask for it with ${input:token} and an input whose password is true, or take it from the environment with ${env:TOKEN}',
  },
};
