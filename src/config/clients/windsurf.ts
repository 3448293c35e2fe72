import type { Client } from '../client';
import { mcpServersFile, plainEntry } from '../shape';

export const windsurf: Client = {
  id: 'windsurf',
  name: 'Windsurf',
  writes: {},
  files: [
    {
      scope: 'user',
      at: {
        everywhere: ['~/.codeium/windsurf/mcp_config.json', '~/.codeium/mcp_config.json'],
      },
      shape: {
        ...mcpServersFile,
        entry: { ...plainEntry, urls: [{ key: 'serverUrl' }, { key: 'url' }] },
      },
    },
  ],
};
