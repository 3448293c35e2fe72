import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const boltai: Client = {
  id: 'boltai',
  name: 'BoltAI',
  files: [{ scope: 'user', at: { everywhere: ['~/.boltai/mcp.json'] }, shape: mcpServersFile }],
};
