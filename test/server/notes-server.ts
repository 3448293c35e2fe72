import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const notes = [
  'Buy oat milk',
  'Renew the passport before June',
  'Ask Grace about the compiler talk',
] as const;

/** What `list_notes` says. */
export const notesText = notes.map((note) => `- ${note}`).join('\n');

/** An MCP server with three small tools, the same over HTTP and stdio. */
export function createNotesServer(name: string): McpServer {
  const server = new McpServer(
    { name, version: '1.0.0' },
    { instructions: 'A small demo server. It keeps a few notes and adds numbers.' },
  );
  server.registerTool(
    'list_notes',
    {
      title: 'List notes',
      description: 'Lists the notes that are kept here.',
      annotations: { readOnlyHint: true },
    },
    () => said(notesText),
  );
  server.registerTool(
    'add',
    {
      title: 'Add two numbers',
      description: 'Gives the sum of two numbers.',
      inputSchema: { a: z.number(), b: z.number() },
      annotations: { readOnlyHint: true },
    },
    ({ a, b }) => said(String(a + b)),
  );
  server.registerTool(
    'whoami',
    {
      title: 'Who am I',
      description: 'Says in whose name the request came and with which scopes.',
      annotations: { readOnlyHint: true },
    },
    ({ authInfo }) =>
      said(
        authInfo
          ? `${String(authInfo.extra?.['subject'])}, with ${authInfo.scopes.join(' ')}`
          : 'Nobody: this server asks for no sign-in.',
      ),
  );
  return server;
}

function said(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}
