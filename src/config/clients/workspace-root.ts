import type { ClientFile } from '../client';
import { parseMcpServers } from '../dialects/mcp-servers-json';

export const workspaceRoot: ClientFile = {
  id: 'workspace-root',
  client: 'Claude Code, Copilot CLI and VS Code',
  scope: 'workspace-folder',
  path: '.mcp.json',
  parse: parseMcpServers,
};
