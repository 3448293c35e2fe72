import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AuthInfo, createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import type { McpSessions } from './mcp-sessions';
import { notesText } from './notes-server';
import { bodyOf } from './read-ahead';

/**
 * The wire of 2026-07-28, on the SDK's own server: no sessions, each request stands alone. With
 * `eras: 'both'` clients of 2025 are served too, without sessions. The port must read ahead.
 */
export function createModernMcp(name: string, eras: 'modern' | 'both'): McpSessions {
  const handler = createMcpHandler(({ authInfo }) => createServer(name, authInfo), {
    legacy: eras === 'both' ? 'stateless' : 'reject',
  });
  return {
    async handle(request, response, auth) {
      const answer = await handler.fetch(
        webRequest(request),
        auth === undefined ? {} : { authInfo: auth },
      );
      await send(answer, response);
    },
    close: () => handler.close(),
  };
}

function createServer(name: string, auth: AuthInfo | undefined): McpServer {
  const server = new McpServer({ name, version: '2.0.0' });
  const readOnly = { readOnlyHint: true };
  server.registerTool('list_notes', { title: 'List notes', annotations: readOnly }, () =>
    said(notesText),
  );
  server.registerTool('whoami', { title: 'Who am I', annotations: readOnly }, () =>
    said(auth ? `${auth.clientId}, with ${auth.scopes.join(' ')}` : 'Nobody'),
  );
  return server;
}

function said(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}

function webRequest(request: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers, rawHeaders } = request;
  const pairs = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as [string, string]] : [],
  );
  const body = bodyOf(request);
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: pairs,
    ...(body !== '' && { body }),
  });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}
