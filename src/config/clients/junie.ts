import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const junie: Client = {
  id: 'junie',
  name: 'Junie',
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.junie/mcp/mcp.json'] },
      shape: mcpServersFile,
    },
    { scope: 'user', at: { everywhere: ['~/.junie/mcp/mcp.json'] }, shape: mcpServersFile },
  ],
};
