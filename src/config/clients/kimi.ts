import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const kimi: Client = {
  id: 'kimi',
  name: 'Kimi CLI',
  files: [{ scope: 'user', at: { everywhere: ['~/.kimi/mcp.json'] }, shape: mcpServersFile }],
};
