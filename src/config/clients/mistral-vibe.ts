import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

export const mistralVibe: Client = {
  id: 'mistral-vibe',
  name: 'Mistral Vibe',
  files: [
    {
      scope: 'user',
      at: { everywhere: ['~/.vibe/config.toml'] },
      shape: {
        list: true,
        ...settingsShape('toml', ['mcp_servers'], {
          ...plainEntry,
          typeKeys: ['transport', 'type'],
          types: { 'streamable-http': 'http', http: 'sse', stdio: 'stdio' },
        }),
      },
    },
  ],
};
