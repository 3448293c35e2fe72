// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import type { Client } from '../client';
import { serversShape } from '../dialects/servers-jsonc';
import type { Places } from '../places';
import { type FileShape, settingsShape } from '../shape';

/** VS Code, and editors that are built from its source, by their folders for user data. */
const editors = ['Code', 'Code - Insiders', 'Code - OSS', 'VSCodium', 'VSCodium - Insiders'];

const remotes = ['.vscode-server', '.vscode-server-insiders', '.vscodium-server'];

function inUserData(name: string): Places {
  const below = [`User/${name}`, `User/profiles/*/${name}`];
  return {
    everywhere: [
      ...editors.flatMap((editor) => below.map((path) => `<apps>/${editor}/${path}`)),
      ...remotes.map((remote) => `~/${remote}/data/User/${name}`),
    ],
  };
}

const legacy: FileShape = {
  ...settingsShape('jsonc', ['mcp', 'servers']),
  inputs: ['mcp', 'inputs'],
};

export const vscode: Client = {
  id: 'vscode',
  name: 'VS Code',
  writes: { types: { http: 'http', sse: 'sse', stdio: 'stdio' } },
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.vscode/mcp.json'] },
      shape: serversShape,
      together: 'vscode',
    },
    { scope: 'workspace', at: { everywhere: ['<folder>/.vscode/settings.json'] }, shape: legacy },
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/*.code-workspace'] },
      shape: {
        ...settingsShape('jsonc', ['settings', 'mcp', 'servers']),
        inputs: ['settings', 'mcp', 'inputs'],
      },
    },
    {
      scope: 'workspace',
      at: {
        everywhere: ['<folder>/.devcontainer/devcontainer.json', '<folder>/.devcontainer.json'],
      },
      shape: settingsShape('jsonc', ['customizations', 'vscode', 'mcp', 'servers']),
    },
    { scope: 'user', at: inUserData('mcp.json'), shape: serversShape },
    { scope: 'user', at: inUserData('settings.json'), shape: legacy },
  ],
  reader: {
    client: 'VS Code',
    oauthKeys: ['oauth.clientId', 'oauth.enterpriseManaged'],
    clientSecret: 'VS Code asks for it and keeps it itself',
    variables: ['input', 'env', 'editor', 'other'],
    variable: '${env:TOKEN}',
    keepOut:
      'let VS Code ask for it with ${input:token} and an input whose password is true, or take it from the environment with ${env:TOKEN}',
  },
};
