import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const inspector: Client = {
  id: 'inspector',
  name: 'MCP Inspector',
  files: [
    {
      scope: 'user',
      at: { everywhere: ['~/.mcp-inspector/mcp.json'] },
      shape: mcpServersFile,
    },
  ],
};
