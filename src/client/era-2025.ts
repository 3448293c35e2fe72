/** The MCP wire up to 2025-11-25 through the official SDK: `initialize`, Streamable HTTP, HTTP+SSE. */

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { clientInfo } from '../model/client-info';
import type { WireCall, WireResult } from '../model/session';
import type { Wire } from '../oauth/engine';
import { boundedWire, within } from './bounded-wire';
import { answerElicitation, elicitationCapability } from './elicitation';
import type { EraOptions } from './era-options';
import { createResume } from './resume';
import { calledResult, toolsResult, uncheckedOutput } from './wire-words';

/** How long the end of a session may take, in milliseconds. */
const farewell = 2000;

/** A session over the 2025 wire. Failures are results; nothing is thrown. */
export function openEra2025(options: EraOptions): Wire {
  const { url, fetch, timeout, onElicit } = options;
  const limit = { timeout };
  const client = new Client(clientInfo, {
    capabilities: onElicit === undefined ? {} : elicitationCapability,
    jsonSchemaValidator: uncheckedOutput,
  });
  if (onElicit !== undefined) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) =>
      answerElicitation(params, onElicit),
    );
  }
  let waiting = 0;
  const resume = createResume({ owed: () => waiting > 0, longest: timeout });
  const transport =
    options.transport === 'sse'
      ? new SSEClientTransport(new URL(url), { fetch, eventSourceInit: { fetch } })
      : new StreamableHTTPClientTransport(new URL(url), {
          fetch: resume.over(fetch, (lastEventId) => resumeFrom(lastEventId)),
          // The SDK would also open a stream again that owes nothing, for as long as the session lasts.
          reconnectionOptions: {
            maxRetries: 0,
            initialReconnectionDelay: 1000,
            maxReconnectionDelay: 1000,
            reconnectionDelayGrowFactor: 1,
          },
        });

  async function resumeFrom(lastEventId: string): Promise<void> {
    if (transport instanceof StreamableHTTPClientTransport)
      await transport.resumeStream(lastEventId);
  }

  async function perform(call: WireCall): Promise<WireResult> {
    switch (call.kind) {
      case 'connect': {
        // The SDK declares optional members in a way that exact optional properties refuse.
        await client.connect(transport as Parameters<typeof client.connect>[0], limit);
        return connected(client, transport);
      }
      case 'list-tools': {
        const { tools } = await client.listTools({}, limit);
        return toolsResult(tools);
      }
      case 'call-tool': {
        const { name } = call;
        const params = { name, arguments: { ...call.arguments } };
        const result = await client.callTool(params, undefined, limit);
        return calledResult(result.content, result.isError === true);
      }
    }
  }

  return boundedWire(timeout, {
    async perform(call) {
      waiting += 1;
      return perform(call).finally(() => {
        waiting -= 1;
      });
    },
    async leave() {
      resume.stop();
      if (transport instanceof StreamableHTTPClientTransport && transport.sessionId !== undefined) {
        // A server may refuse to end a session (405) or not answer at all; the client leaves all the same.
        const ending = transport.terminateSession().catch(() => {});
        await within(farewell, ending, () => undefined);
      }
      await client.close();
    },
  });
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
