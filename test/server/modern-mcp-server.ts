import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import {
  acceptedContent,
  createMcpHandler,
  inputRequired,
  McpServer,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { JsonObject } from '../../src/model/wire';
import type { Admit } from './faults/parts/stateless-server';
import { asOpenPort, type OpenPort } from './open-port';
import { sendJson } from './respond';

export interface ModernMcpOptions {
  /** 0 or absent takes a free port. */
  readonly port?: number | OpenPort;
  /** Lets everyone in when left out. */
  readonly admit?: Admit;
  /** Whether clients of before 2026-07-28 are served too; they are refused when left out. */
  readonly alsoLegacy?: boolean;
}

export interface RunningModernMcp {
  /** The MCP endpoint. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts an MCP server of 2026-07-28 on 127.0.0.1. Throws when the port is taken. */
export async function startModernMcp(options: ModernMcpOptions = {}): Promise<RunningModernMcp> {
  const open = await asOpenPort(options.port);
  const url = `${open.origin}/mcp`;
  const mcp = modernMcp(options);
  open.serve((request, response) => {
    if (new URL(request.url ?? '/', open.origin).pathname !== '/mcp') {
      return sendJson(response, 404, { error: 'not_found' });
    }
    mcp(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  return { url, close: () => open.close() };
}

/** Answers requests to one MCP endpoint of 2026-07-28. */
export function modernMcp(options: Omit<ModernMcpOptions, 'port'>) {
  const handler = createMcpHandler(({ authInfo }) => createModernNotes(authInfo), {
    legacy: options.alsoLegacy === true ? 'stateless' : 'reject',
  });
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readText(request);
    const method = String((text === '' ? {} : (JSON.parse(text) as JsonObject))['method']);
    const admission = (await options.admit?.(request.headers.authorization, method)) ?? {
      let: 'in' as const,
    };
    if (admission.let === 'out') {
      const { status, challenge } = admission;
      const headers = challenge === undefined ? {} : { 'www-authenticate': challenge };
      return sendJson(response, status, { error: 'unauthorized' }, headers);
    }
    const { auth } = admission;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await handler.fetch(
      new Request(`http://${request.headers.host}${request.url}`, {
        method: request.method ?? 'GET',
        headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        signal: gone.signal,
        ...(text !== '' && { body: text }),
      }),
      auth && { authInfo: auth },
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    const reader = answer.body?.getReader();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      response.write(part.value);
    }
    response.end();
  };
}

/** Tools for each thing that the wire of 2026-07-28 does in its own way. */
function createModernNotes(authInfo: AuthInfo | undefined): McpServer {
  const server = new McpServer(
    { name: 'modern-notes', version: '2.0.0' },
    { instructions: 'Notes without sessions.' },
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
  server.registerTool('whoami', { description: 'Says in whose name the request came.' }, () =>
    said(authInfo ? String(authInfo.extra?.['subject']) : 'Nobody'),
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

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
