import type { Client } from '../client';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

const shape: FileShape = {
  ...mcpServersFile,
  entry: {
    ...plainEntry,
    clientId: [['clientId'], ['oauth', 'clientId']],
    scopes: [['oauthScopes'], ['oauth', 'scopes']],
  },
};

export const kiro: Client = {
  id: 'kiro',
  name: 'Kiro',
  writes: {},
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.kiro/settings/mcp.json'] }, shape },
    { scope: 'user', at: { everywhere: ['~/.kiro/settings/mcp.json'] }, shape },
    {
      scope: 'user',
      at: { everywhere: ['~/.kiro/agents/*.json'] },
      shape: { ...shape, mistaken: [], shared: true },
    },
  ],
};
