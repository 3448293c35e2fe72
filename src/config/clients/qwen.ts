import type { Client } from '../client';
import { settingsShape } from '../shape';
import { geminiEntry } from './gemini';

const shape = settingsShape('jsonc', ['mcpServers'], geminiEntry);

export const qwen: Client = {
  id: 'qwen',
  name: 'Qwen Code',
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.qwen/settings.json'] }, shape },
    { scope: 'user', at: { everywhere: ['~/.qwen/settings.json'] }, shape },
  ],
};
