// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places have such variables.
import type { Client } from '../client';
import { inExtensionFolder } from '../extension-folder';
import { mcpServersFile, plainEntry } from '../shape';

export const cline: Client = {
  id: 'cline',
  name: 'Cline',
  writes: { types: { http: 'streamableHttp', sse: 'sse', stdio: 'stdio' } },
  files: [
    {
      scope: 'user',
      at: {
        everywhere: [
          ...inExtensionFolder('saoudrizwan.claude-dev/settings/cline_mcp_settings.json'),
          '${CLINE_DIR:-~/.cline}/data/settings/cline_mcp_settings.json',
        ],
      },
      shape: {
        ...mcpServersFile,
        entry: {
          ...plainEntry,
          typeKeys: ['type', 'transportType'],
          types: { stdio: 'stdio', sse: 'sse', streamableHttp: 'http' },
          untyped: 'sse',
          nested: 'transport',
          clientId: [
            ['oauthClient', 'clientId'],
            ['oauth', 'clientId'],
          ],
        },
      },
    },
  ],
};
