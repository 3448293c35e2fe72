import type { ClientFile } from '../client';
import { parseVsCodeServers } from '../dialects/servers-jsonc';

export const vscodeWorkspace: ClientFile = {
  id: 'vscode-workspace',
  client: 'VS Code',
  scope: 'workspace-folder',
  path: '.vscode/mcp.json',
  parse: parseVsCodeServers,
};
