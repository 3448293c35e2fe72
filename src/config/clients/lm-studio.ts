import type { Client } from '../client';
import { cursorShape } from './cursor';

export const lmStudio: Client = {
  id: 'lm-studio',
  name: 'LM Studio',
  writes: {},
  files: [
    {
      scope: 'user',
      at: { everywhere: ['~/.lmstudio/mcp.json', '~/.cache/lm-studio/mcp.json'] },
      shape: cursorShape,
    },
  ],
};
