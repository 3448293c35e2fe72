import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const trae: Client = {
  id: 'trae',
  name: 'Trae',
  files: [
    { scope: 'user', at: { everywhere: ['<apps>/Trae/User/mcp.json'] }, shape: mcpServersFile },
  ],
};
