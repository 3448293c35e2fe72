import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const factory: Client = {
  id: 'factory',
  name: 'Factory Droid',
  files: [{ scope: 'user', at: { everywhere: ['~/.factory/mcp.json'] }, shape: mcpServersFile }],
};
