import {
  type AuthInfo,
  acceptedContent,
  inputRequired,
  McpServer,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { notesText } from './notes-server';

/** The notes as a server of 2026-07-28 has them, with a tool for each thing that this wire does in its own way. */
export function createModernNotes(name: string, auth: AuthInfo | undefined): McpServer {
  const server = new McpServer(
    { name, version: '2.0.0' },
    { instructions: 'Notes without sessions.' },
  );
  const readOnly = { readOnlyHint: true };
  server.registerTool('list_notes', { title: 'List notes', annotations: readOnly }, () =>
    said(notesText),
  );
  server.registerTool('whoami', { title: 'Who am I', annotations: readOnly }, () =>
    said(auth ? `${auth.clientId}, with ${auth.scopes.join(' ')}` : 'Nobody'),
  );
  server.registerTool(
    'add',
    {
      title: 'Add two numbers',
      description: 'Gives the sum of two numbers.',
      inputSchema: z.object({ a: z.number(), b: z.number() }),
    },
    ({ a, b }) => said(String(a + b)),
  );
  server.registerTool(
    'notes_of_region',
    {
      description: 'Lists the notes of a region, which travels in a header too.',
      inputSchema: z.object({ region: z.string().meta({ 'x-mcp-header': 'Region' }) }),
    },
    ({ region }) => said(`Notes of ${region}`),
  );
  server.registerTool('tidy_up', { description: 'Throws notes away, after asking.' }, (context) => {
    const answer = acceptedContent(context.mcpReq.inputResponses, 'sure');
    if (answer === undefined) {
      const requestedSchema = z.object({ sure: z.boolean().default(true) });
      return inputRequired({
        inputRequests: { sure: inputRequired.elicit({ message: 'Sure?', requestedSchema }) },
      });
    }
    return said(answer['sure'] === true ? 'Tidied up' : 'Left as it was');
  });
  return server;
}

function said(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}
