import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

const shape = settingsShape('json', ['mcp'], { ...plainEntry, forms: ['dollar-name'] });

export const crush: Client = {
  id: 'crush',
  name: 'Crush',
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.crush.json', '<folder>/crush.json'] },
      shape,
    },
    {
      scope: 'user',
      at: { everywhere: ['<config>/crush/crush.json'], win32: ['<local>/crush/crush.json'] },
      shape,
    },
  ],
};
