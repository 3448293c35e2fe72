import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AuthInfo, createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import type { McpSessions } from './mcp-sessions';
import { bodyOf } from './read-ahead';

/**
 * The wire of 2026-07-28, on the SDK's own server: no sessions, each request stands alone. With
 * `eras: 'both'` clients of 2025 are served too, without sessions. The port must read ahead.
 */
export function createModernMcp(
  create: (auth: AuthInfo | undefined) => McpServer,
  eras: 'modern' | 'both',
): McpSessions {
  const handler = createMcpHandler(({ authInfo }) => create(authInfo), {
    legacy: eras === 'both' ? 'stateless' : 'reject',
  });
  return {
    async handle(request, response, auth) {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const answer = await handler.fetch(
        webRequest(request, gone.signal),
        auth === undefined ? {} : { authInfo: auth },
      );
      await send(answer, response);
    },
    close: () => handler.close(),
  };
}

function webRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headers, rawHeaders } = request;
  const pairs = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as [string, string]] : [],
  );
  const body = bodyOf(request);
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: pairs,
    signal,
    ...(body !== '' && { body }),
  });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}
