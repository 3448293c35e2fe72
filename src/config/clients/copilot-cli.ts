// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places have such variables.
import type { Client } from '../client';
import { type FileShape, mcpServersFile, plainEntry } from '../shape';

const shape: FileShape = {
  ...mcpServersFile,
  form: 'jsonc',
  entry: {
    ...plainEntry,
    types: { local: 'stdio', stdio: 'stdio', http: 'http', sse: 'sse' },
    clientId: [['oauthClientId'], ['oauth', 'clientId']],
    callbackPort: [['redirectPort'], ['auth', 'redirectPort']],
    forms: ['dollar-name'],
  },
};

export const copilotCli: Client = {
  id: 'copilot-cli',
  name: 'Copilot CLI',
  writes: { types: { http: 'http', sse: 'sse', stdio: 'local' }, also: { tools: ['*'] } },
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.github/mcp.json'] }, shape },
    {
      scope: 'user',
      at: {
        everywhere: [
          '${COPILOT_HOME:-~/.copilot}/mcp-config.json',
          '${XDG_CONFIG_HOME:-~/.config}/copilot/mcp-config.json',
          '${XDG_CONFIG_HOME:-~/.config}/.copilot/mcp-config.json',
        ],
      },
      shape,
    },
  ],
};
