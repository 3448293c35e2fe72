import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createNotesServer } from '../server/notes-server';

await createNotesServer('notes-stdio').connect(new StdioServerTransport());
