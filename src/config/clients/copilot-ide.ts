import type { Client } from '../client';
import { serversShape } from '../dialects/servers-jsonc';

export const copilotIde: Client = {
  id: 'copilot-ide',
  name: 'Copilot for JetBrains and Eclipse',
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.github/copilot/mcp.json'] },
      shape: serversShape,
    },
    {
      scope: 'user',
      at: {
        darwin: [
          '<config>/github-copilot/intellij/mcp.json',
          '<apps>/github-copilot/intellij/mcp.json',
          '<config>/github-copilot/eclipse/mcp.json',
        ],
        linux: [
          '<config>/github-copilot/intellij/mcp.json',
          '~/.local/share/github-copilot/intellij/mcp.json',
          '<config>/github-copilot/eclipse/mcp.json',
        ],
        win32: [
          '<local>/github-copilot/intellij/mcp.json',
          '<apps>/github-copilot/eclipse/mcp.json',
        ],
      },
      shape: serversShape,
    },
  ],
};
