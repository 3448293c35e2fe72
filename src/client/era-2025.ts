/** The MCP wire up to 2025-11-25 through the official SDK: `initialize`, Streamable HTTP, HTTP+SSE. Root of `era-2025.js`. */

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { clientInfo } from '../model/client-info';
import type { WireCall, WireResult } from '../model/session';
import type { Wire } from '../oauth/engine';
import { boundedWire } from './bounded-wire';
import { answerElicitation, elicitationCapability } from './elicitation';
import type { EraOptions } from './era-options';
import { openHttpSession2025 } from './http-session-2025';
import { type HttpTransport, httpTransport } from './http-transport-2025';
import { openStdioSession } from './stdio-session';
import { calledResult, toolsResult, uncheckedOutput } from './wire-words';

/** Sessions that stay open. */
export const live2025 = { http: openHttpSession2025, stdio: openStdioSession };

/** A session over the 2025 wire. Failures are results; nothing is thrown. */
export function openEra2025(options: EraOptions): Wire {
  const { timeout, onElicit } = options;
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
  const transport = httpTransport(options);

  async function perform(call: WireCall): Promise<WireResult> {
    switch (call.kind) {
      case 'connect': {
        await transport.connect(client);
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
    perform: (call) => transport.owing(perform(call)),
    leave: () => transport.leave(client),
  });
}

function connected(client: Client, { transport, protocolVersion }: HttpTransport): WireResult {
  const version = client.getServerVersion();
  const instructions = client.getInstructions();
  return {
    kind: 'connected',
    session: {
      serverName: version?.name ?? 'unnamed',
      serverVersion: version?.version ?? '',
      protocolVersion,
      era: '2025',
      transport,
      capabilities: Object.keys(client.getServerCapabilities() ?? {}),
      ...(instructions !== undefined && { instructions }),
    },
  };
}
