import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { sendJson } from './respond';

/** Streamable HTTP with one server object per session. */
export interface McpSessions {
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    auth: AuthInfo | undefined,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Sessions start with `initialize` and end with DELETE or `close`. MCP 2025-11-25, Transports. */
export function createMcpSessions(create: () => McpServer): McpSessions {
  const sessions = new Map<string, StreamableHTTPServerTransport>();

  async function open(): Promise<StreamableHTTPServerTransport> {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        sessions.set(id, transport);
      },
      onsessionclosed: (id) => {
        sessions.delete(id);
      },
    });
    // The SDK's own types part ways under exactOptionalPropertyTypes.
    await create().connect(transport as Transport);
    return transport;
  }

  return {
    async handle(request, response, auth) {
      const id = request.headers['mcp-session-id'];
      const known = typeof id === 'string' ? sessions.get(id) : undefined;
      if (id !== undefined && !known) {
        return sendJson(response, 404, rpcError('This session is over. Send initialize again.'));
      }
      if (!known && request.method !== 'POST') {
        return sendJson(response, 405, rpcError('Send initialize with POST first.'), {
          allow: 'POST',
        });
      }
      const transport = known ?? (await open());
      await transport.handleRequest(auth ? Object.assign(request, { auth }) : request, response);
      if (transport.sessionId === undefined) await transport.close();
    },
    async close() {
      await Promise.all([...sessions.values()].map((transport) => transport.close()));
      sessions.clear();
    },
  };
}

function rpcError(message: string) {
  return { jsonrpc: '2.0', error: { code: -32000, message }, id: null };
}
