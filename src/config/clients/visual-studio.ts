import type { Client } from '../client';
import { serversShape } from '../dialects/servers-jsonc';

export const visualStudio: Client = {
  id: 'visual-studio',
  name: 'Visual Studio',
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.vs/mcp.json'] }, shape: serversShape },
    { scope: 'user', at: { win32: ['~/.mcp.json'] }, shape: serversShape },
  ],
};
