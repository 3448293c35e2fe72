import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const sema4: Client = {
  id: 'sema4',
  name: 'Sema4.ai Studio',
  files: [
    {
      scope: 'user',
      at: { everywhere: ['~/.sema4ai/sema4ai-studio/mcp_servers.json'] },
      shape: mcpServersFile,
    },
  ],
};
