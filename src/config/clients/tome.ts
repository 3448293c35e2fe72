import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const tome: Client = {
  id: 'tome',
  name: 'Tome',
  files: [
    { scope: 'user', at: { everywhere: ['~/.tome/mcp_config.json'] }, shape: mcpServersFile },
  ],
};
