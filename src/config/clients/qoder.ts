import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const qoder: Client = {
  id: 'qoder',
  name: 'Qoder',
  files: [
    {
      scope: 'user',
      at: {
        everywhere: ['~/.qoder/mcp.json'],
        win32: ['<apps>/Qoder/SharedClientCache/mcp.json'],
      },
      shape: mcpServersFile,
    },
  ],
};
