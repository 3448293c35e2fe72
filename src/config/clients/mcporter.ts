import type { Client } from '../client';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

const shape: FileShape = {
  ...mcpServersFile,
  form: 'jsonc',
  entry: { ...plainEntry, urls: [{ key: 'baseUrl' }, { key: 'url' }] },
};

export const mcporter: Client = {
  id: 'mcporter',
  name: 'mcporter',
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/config/mcporter.json'] }, shape },
    {
      scope: 'user',
      at: { everywhere: ['~/.mcporter/mcporter.json', '~/.mcporter/mcporter.jsonc'] },
      shape,
    },
  ],
};
