import type { Client } from '../client';
import { settingsShape } from '../shape';

export const witsy: Client = {
  id: 'witsy',
  name: 'Witsy',
  files: [
    {
      scope: 'user',
      at: { everywhere: ['<apps>/Witsy/settings.json'] },
      shape: settingsShape('json', ['mcpServers']),
    },
  ],
};
