import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

const shape = settingsShape('jsonc', ['context_servers'], {
  ...plainEntry,
  // What an extension brings has its command there, and here only its settings.
  notServers: { key: 'source', values: ['extension'] },
});

export const zed: Client = {
  id: 'zed',
  name: 'Zed',
  writes: { also: { source: 'custom' } },
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.zed/settings.json'] }, shape },
    {
      scope: 'user',
      at: {
        darwin: [
          '~/.config/zed/settings.json',
          '<config>/zed/settings.json',
          '<apps>/Zed/settings.json',
        ],
        linux: ['<config>/zed/settings.json'],
        win32: ['<apps>/Zed/settings.json', '<config>/zed/settings.json'],
      },
      shape,
    },
  ],
};
