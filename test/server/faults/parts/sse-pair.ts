import type { IncomingMessage, ServerResponse } from 'node:http';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { bearerCheck } from '../../bearer';
import type { RunningFault } from '../../fault';
import { createNotesServer } from '../../notes-server';
import { sendJson } from '../../respond';
import { startCustomPair } from './custom-pair';
import { scope } from './pair';

/**
 * A protected server of the transport of 2024-11-05: one stream to listen at, one address to post to.
 * `needs` are the scopes that the stream wants, of which the first challenge names one.
 */
export function startSsePair(needs: readonly string[] = [scope]): Promise<RunningFault> {
  const streams = new Map<string, SSEServerTransport>();
  return startCustomPair({
    path: '/sse',
    scopes: needs,
    run: { transport: 'sse' },
    routes({ url, issuer, challenge }) {
      const check = bearerCheck({
        issuer,
        jwksUri: `${issuer}/jwks`,
        audience: url,
        scopes: needs,
      });
      const guarded =
        (handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
        async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
          const result = await check(request.headers.authorization);
          if ('allowed' in result) return handle(request, response);
          const { refused } = result;
          const named = refused.status === 401 ? [scope] : needs;
          sendJson(response, refused.status, {}, { 'www-authenticate': challenge(refused, named) });
        };
      const stream = guarded(async (_request, response) => {
        const transport = new SSEServerTransport('/messages', response);
        streams.set(transport.sessionId, transport);
        response.once('close', () => streams.delete(transport.sessionId));
        await createNotesServer('notes').connect(transport);
      });
      return {
        '/sse': (request, response) =>
          request.method === 'GET'
            ? stream(request, response)
            : sendJson(response, 405, {}, { allow: 'GET' }),
        '/messages': guarded(async (request, response) => {
          const id = new URL(request.url ?? '', url).searchParams.get('sessionId') ?? '';
          const transport = streams.get(id);
          if (transport === undefined) return sendJson(response, 404, {});
          await transport.handlePostMessage(request, response);
        }),
      };
    },
  });
}
