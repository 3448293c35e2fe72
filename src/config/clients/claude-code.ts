// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import type { Client } from '../client';
import { mcpServersShape } from '../dialects/mcp-servers-json';
import { maxHistorySize } from '../limits';
import { mcpServersFile } from '../shape';

export const claudeCode: Client = {
  id: 'claude-code',
  name: 'Claude Code',
  writes: { types: { http: 'http', sse: 'sse', stdio: 'stdio' } },
  files: [
    {
      scope: 'workspace',
      at: { everywhere: ['<folder>/.mcp.json'] },
      shape: mcpServersShape,
      readBy: 'Claude Code, Copilot CLI and VS Code',
      together: 'vscode',
    },
    {
      scope: 'user',
      at: { everywhere: ['${CLAUDE_CONFIG_DIR:-~}/.claude.json'] },
      shape: {
        ...mcpServersFile,
        roots: [['mcpServers'], ['projects', '*', 'mcpServers']],
        mistaken: [],
        shared: true,
        maxSize: maxHistorySize,
      },
    },
    {
      scope: 'managed',
      at: {
        darwin: ['/Library/Application Support/ClaudeCode/managed-mcp.json'],
        win32: [
          'C:/Program Files/ClaudeCode/managed-mcp.json',
          'C:/ProgramData/ClaudeCode/managed-mcp.json',
        ],
        linux: ['/etc/claude-code/managed-mcp.json'],
      },
      shape: mcpServersFile,
    },
    {
      scope: 'user',
      at: {
        everywhere: [
          '${CLAUDE_CONFIG_DIR:-~/.claude}/plugins/*/.mcp.json',
          '${CLAUDE_CONFIG_DIR:-~/.claude}/plugins/*/*/.mcp.json',
          '${CLAUDE_CONFIG_DIR:-~/.claude}/plugins/cache/*/*/*/.mcp.json',
        ],
      },
      shape: mcpServersShape,
    },
  ],
  reader: {
    client: 'Claude Code',
    oauthKeys: [
      'oauth.clientId',
      'oauth.callbackPort',
      'oauth.scopes',
      'oauth.authServerMetadataUrl',
      'oauth.enterpriseManaged',
      'oauthClientId',
      'oauthPublicClient',
      'redirectPort',
      'auth.redirectPort',
    ],
    clientSecret: 'Claude Code takes it from the environment variable MCP_CLIENT_SECRET',
    variables: ['plain'],
    variable: '${TOKEN}',
    keepOut: 'take it from the environment with ${TOKEN}',
  },
};
