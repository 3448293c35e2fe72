import type { Client } from '../client';
import { inExtensionFolder } from '../extension-folder';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

const shape: FileShape = {
  ...mcpServersFile,
  entry: {
    ...plainEntry,
    types: { stdio: 'stdio', 'streamable-http': 'http', sse: 'sse' },
    untyped: 'refused',
    clientId: [],
  },
};

export const roo: Client = {
  id: 'roo',
  name: 'Roo Code',
  writes: { types: { http: 'streamable-http', sse: 'sse' } },
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.roo/mcp.json'] }, shape },
    {
      scope: 'user',
      at: {
        everywhere: inExtensionFolder('rooveterinaryinc.roo-cline/settings/mcp_settings.json'),
      },
      shape,
    },
  ],
};
