import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

export const librechat: Client = {
  id: 'librechat',
  name: 'LibreChat',
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/librechat.yaml'] },
      shape: settingsShape('yaml', ['mcpServers'], {
        ...plainEntry,
        clientId: [['oauth', 'client_id']],
        scopes: [['oauth', 'scope']],
      }),
    },
  ],
};
