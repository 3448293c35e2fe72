import type { Client } from '../client';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

const shape: FileShape = {
  ...mcpServersFile,
  entry: { ...plainEntry, urls: [{ key: 'serverUrl' }, { key: 'url' }] },
};

export const antigravity: Client = {
  id: 'antigravity',
  name: 'Antigravity',
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.agents/mcp_config.json'] }, shape },
    {
      scope: 'user',
      at: {
        everywhere: ['~/.gemini/antigravity/mcp_config.json', '~/.gemini/config/mcp_config.json'],
      },
      shape,
    },
  ],
};
