import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const notes = [
  'Buy oat milk',
  'Renew the passport before June',
  'Ask Grace about the compiler talk',
] as const;

/** What `list_notes` says. */
export const notesText = notes.map((note) => `- ${note}`).join('\n');

/**
 * An MCP server with three small tools, the same over HTTP and stdio. `taken`: a fourth takes notes
 * into this list, which is given out with the others.
 */
export function createNotesServer(name: string, taken?: string[]): McpServer {
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
    () => said([notesText, ...(taken ?? []).map((note) => `- ${note}`)].join('\n')),
  );
  if (taken !== undefined) {
    server.registerTool(
      'add_note',
      {
        title: 'Add a note',
        description: 'Keeps a note until the server ends.',
        inputSchema: { text: z.string().min(1).max(200).describe('What to keep in mind.') },
      },
      ({ text }) => {
        taken.push(text);
        return said(`Kept: ${text}`);
      },
    );
  }
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
