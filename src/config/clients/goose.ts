import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

export const goose: Client = {
  id: 'goose',
  name: 'Goose',
  writes: {
    types: { http: 'streamable_http', stdio: 'stdio' },
    without: ['sse'],
    also: { enabled: true },
  },
  files: [
    {
      scope: 'user',
      at: {
        darwin: ['<config>/goose/config.yaml'],
        linux: ['<config>/goose/config.yaml'],
        win32: ['<apps>/Block/goose/config/config.yaml', '<apps>/Block/goose/config.yaml'],
      },
      shape: settingsShape('yaml', ['extensions'], {
        ...plainEntry,
        urls: [{ key: 'uri' }, { key: 'url' }],
        commands: ['cmd', 'command'],
        env: ['envs', 'env'],
        types: { stdio: 'stdio', streamable_http: 'http', sse: 'sse' },
        clientId: [['client_id']],
        scopes: [['scopes']],
        notServers: {
          key: 'type',
          values: ['builtin', 'platform', 'frontend', 'inline_python'],
        },
      }),
    },
  ],
};
