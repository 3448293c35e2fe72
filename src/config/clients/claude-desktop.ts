import type { Client } from '../client';
import { settingsShape } from '../shape';

export const claudeDesktop: Client = {
  id: 'claude-desktop',
  name: 'Claude Desktop',
  writes: { without: ['http', 'sse'] },
  files: [
    {
      scope: 'user',
      at: {
        everywhere: ['<apps>/Claude/claude_desktop_config.json'],
        // Some tools write the folder in small letters.
        linux: ['<apps>/claude/claude_desktop_config.json'],
        // An installation from the store has its own view of the folder.
        win32: ['<local>/Packages/Claude_*/LocalCache/Roaming/Claude/claude_desktop_config.json'],
      },
      shape: settingsShape('json', ['mcpServers']),
    },
  ],
};
