import type { Client } from '../client';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

export const cursorShape: FileShape = {
  ...mcpServersFile,
  form: 'jsonc',
  entry: {
    ...plainEntry,
    clientId: [
      ['auth', 'CLIENT_ID'],
      ['oauth', 'clientId'],
    ],
    scopes: [['auth', 'scopes']],
  },
};

export const cursor: Client = {
  id: 'cursor',
  name: 'Cursor',
  writes: {},
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.cursor/mcp.json'] },
      shape: cursorShape,
    },
    { scope: 'user', at: { everywhere: ['~/.cursor/mcp.json'] }, shape: cursorShape },
  ],
};
