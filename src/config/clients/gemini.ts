import type { Client } from '../client';
import { type EntryShape, plainEntry, settingsShape } from '../shape';

/** Gemini CLI and what is built from it. */
export const geminiEntry: EntryShape = {
  ...plainEntry,
  urls: [{ key: 'httpUrl', transport: 'http' }, { key: 'url' }, { key: 'tcp' }],
  untyped: 'sse',
  forms: ['dollar-name'],
};

const shape = settingsShape('jsonc', ['mcpServers'], geminiEntry);

export const gemini: Client = {
  id: 'gemini',
  name: 'Gemini CLI',
  writes: { types: { http: 'http', sse: 'sse' } },
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.gemini/settings.json'] }, shape },
    { scope: 'user', at: { everywhere: ['~/.gemini/settings.json'] }, shape },
    {
      scope: 'managed',
      at: {
        darwin: ['/Library/Application Support/GeminiCli/settings.json'],
        win32: ['C:/ProgramData/gemini-cli/settings.json'],
        linux: ['/etc/gemini-cli/settings.json'],
      },
      shape,
    },
  ],
};
