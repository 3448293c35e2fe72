import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const openhands: Client = {
  id: 'openhands',
  name: 'OpenHands',
  files: [{ scope: 'user', at: { everywhere: ['~/.openhands/mcp.json'] }, shape: mcpServersFile }],
};
