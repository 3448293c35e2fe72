import type { Client } from '../client';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

const shape: FileShape = {
  ...mcpServersFile,
  entry: { ...plainEntry, scopes: [['oauthScopes'], ['oauth', 'scopes']] },
};
/** What an agent is, with servers in it. */
const agent: FileShape = { ...shape, mistaken: [], shared: true };

export const amazonQ: Client = {
  id: 'amazon-q',
  name: 'Amazon Q',
  writes: { types: { http: 'http', stdio: 'stdio' }, without: ['sse'] },
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.amazonq/mcp.json'] }, shape },
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.amazonq/cli-agents/*.json'] },
      shape: agent,
    },
    { scope: 'user', at: { everywhere: ['~/.aws/amazonq/mcp.json'] }, shape },
    {
      scope: 'user',
      at: {
        everywhere: ['~/.aws/amazonq/default.json', '~/.aws/amazonq/cli-agents/*.json'],
      },
      shape: agent,
    },
  ],
};
