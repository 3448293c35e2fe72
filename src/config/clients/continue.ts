import type { Client } from '../client';
import {
  type EntryShape,
  type FileShape,
  mcpServersFile,
  plainEntry,
  settingsShape,
} from '../shape';

const entry: EntryShape = {
  ...plainEntry,
  headers: [['requestOptions', 'headers'], ['headers']],
  bearer: 'apiKey',
  forms: ['secrets'],
};
const yaml: FileShape = { ...settingsShape('yaml', ['mcpServers'], entry), list: true };
const json: FileShape = { ...mcpServersFile, form: 'jsonc', flat: true, entry };

export const continueDev: Client = {
  id: 'continue',
  name: 'Continue',
  files: [
    {
      scope: 'workspace',
      at: {
        everywhere: ['<folder>/.continue/mcpServers/*.yaml', '<folder>/.continue/mcpServers/*.yml'],
      },
      shape: yaml,
    },
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.continue/mcpServers/*.json'] },
      shape: json,
    },
    {
      scope: 'user',
      at: {
        everywhere: [
          '~/.continue/config.yaml',
          '~/.continue/mcpServers/*.yaml',
          '~/.continue/mcpServers/*.yml',
        ],
      },
      shape: yaml,
    },
    { scope: 'user', at: { everywhere: ['~/.continue/mcpServers/*.json'] }, shape: json },
  ],
};
