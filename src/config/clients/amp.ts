import type { Client } from '../client';
import { settingsShape } from '../shape';

const shape = settingsShape('jsonc', ['amp.mcpServers']);

export const amp: Client = {
  id: 'amp',
  name: 'Amp',
  writes: {},
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.amp/settings.json'] }, shape },
    {
      scope: 'user',
      at: { everywhere: ['<config>/amp/settings.json'], win32: ['<apps>/amp/settings.json'] },
      shape,
    },
  ],
};
