import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const enconvo: Client = {
  id: 'enconvo',
  name: 'Enconvo',
  files: [
    {
      scope: 'user',
      at: { everywhere: ['<config>/enconvo/mcp_config.json'] },
      shape: mcpServersFile,
    },
  ],
};
