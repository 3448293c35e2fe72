/** The MCP wire up to 2025-11-25 through the official SDK: `initialize`, Streamable HTTP, HTTP+SSE. */

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { clientInfo } from '../model/client-info';
import type { WireCall, WireResult } from '../model/flow';
import type { Wire } from '../oauth/engine';
import type { WireFetch } from '../oauth/wire-fetch';

export interface EraOptions {
  readonly url: string;
  readonly transport: 'http' | 'sse';
  readonly fetch: WireFetch;
  /** For one request, in milliseconds. */
  readonly timeout: number;
}

/** A session over the 2025 wire. Failures are results; nothing is thrown. */
export function openEra2025(options: EraOptions): Wire {
  const client = new Client(clientInfo, { capabilities: {} });
  const transport =
    options.transport === 'sse'
      ? new SSEClientTransport(new URL(options.url), {
          fetch: options.fetch,
          eventSourceInit: { fetch: options.fetch },
        })
      : new StreamableHTTPClientTransport(new URL(options.url), {
          fetch: options.fetch,
          // A trace shows what a server does; trying again behind its back would hide that.
          reconnectionOptions: {
            maxRetries: 0,
            initialReconnectionDelay: 1000,
            maxReconnectionDelay: 1000,
            reconnectionDelayGrowFactor: 1,
          },
        });
  const limit = { timeout: options.timeout };

  async function perform(call: WireCall): Promise<WireResult> {
    switch (call.kind) {
      case 'connect': {
        // The SDK declares optional members in a way that exact optional properties refuse.
        await client.connect(transport as Parameters<typeof client.connect>[0], limit);
        return connected(client, transport);
      }
      case 'list-tools': {
        const { tools } = await client.listTools({}, limit);
        return {
          kind: 'tools',
          tools: tools.map(({ name, title, description }) => ({
            name,
            ...(title !== undefined && { title }),
            ...(description !== undefined && { description }),
          })),
        };
      }
      case 'call-tool': {
        const { name } = call;
        const result = await client.callTool(
          { name, arguments: { ...call.arguments } },
          undefined,
          limit,
        );
        const parts = Array.isArray(result.content) ? result.content : [];
        const text = parts
          .map((part) => (part.type === 'text' ? part.text : `[${part.type}]`))
          .join('\n');
        return { kind: 'called', text, isError: result.isError === true };
      }
    }
  }

  let closed: () => void = () => {};
  const closing = new Promise<WireResult>((resolve) => {
    closed = () => resolve(failed('the session was closed'));
  });

  return {
    call: (call) =>
      // The SDK's own limit holds for requests, not for opening a stream or for notifications.
      within(
        options.timeout,
        Promise.race([perform(call).catch((error: unknown) => failed(wordsOf(error))), closing]),
        () => failed(`no answer within ${options.timeout / 1000} seconds`),
      ),
    async close() {
      closed();
      if (transport instanceof StreamableHTTPClientTransport && transport.sessionId !== undefined) {
        // A server may refuse to end a session (405) or not answer at all; the client leaves all the same.
        const ending = transport.terminateSession().catch(() => {});
        await within(farewell, ending, () => undefined);
      }
      await client.close().catch(() => {});
    },
  };
}

/** How long the end of a session may take, in milliseconds. */
const farewell = 2000;

function failed(message: string): WireResult {
  return { kind: 'failed', message, headers: [] };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function within<T>(ms: number, work: Promise<T>, otherwise: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function connected(
  client: Client,
  transport: SSEClientTransport | StreamableHTTPClientTransport,
): WireResult {
  const version = client.getServerVersion();
  const http = transport instanceof StreamableHTTPClientTransport;
  const instructions = client.getInstructions();
  return {
    kind: 'connected',
    session: {
      serverName: version?.name ?? 'unnamed',
      serverVersion: version?.version ?? '',
      protocolVersion: (http ? transport.protocolVersion : undefined) ?? 'not stated',
      era: '2025',
      transport: http ? 'streamable-http' : 'sse',
      capabilities: Object.keys(client.getServerCapabilities() ?? {}),
      ...(instructions !== undefined && { instructions }),
    },
  };
}
