import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

const shape = settingsShape('jsonc', ['mcp'], {
  ...plainEntry,
  types: { local: 'stdio', remote: 'http' },
  env: ['environment', 'env'],
  scopes: [['oauth', 'scope']],
  forms: ['braces'],
});

export const opencode: Client = {
  id: 'opencode',
  name: 'opencode',
  writes: {
    types: { http: 'remote', sse: 'remote', stdio: 'local' },
    commandList: true,
    also: { enabled: true },
  },
  files: [
    {
      scope: 'workspace',
      at: {
        everywhere: [
          '<folder>/opencode.json',
          '<folder>/opencode.jsonc',
          '<folder>/.opencode/opencode.json',
          '<folder>/.opencode/opencode.jsonc',
        ],
      },
      shape,
    },
    {
      scope: 'user',
      at: {
        everywhere: [
          '<config>/opencode/opencode.json',
          '<config>/opencode/opencode.jsonc',
          '~/.opencode/opencode.json',
          '~/.opencode/opencode.jsonc',
        ],
      },
      shape,
    },
  ],
};
