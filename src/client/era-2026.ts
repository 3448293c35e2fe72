/** The MCP wire of 2026-07-28 through the official SDK: `server/discover`, and requests that stand alone. Root of `era-2026.js`. */

import {
  Client,
  SdkError,
  SdkErrorCode,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { clientInfo } from '../model/client-info';
import type { WireCall, WireResult } from '../model/session';
import type { Wire } from '../oauth/engine';
import { boundedWire, failed } from './bounded-wire';
import { answerElicitation, elicitationCapability } from './elicitation';
import type { EraOptions } from './era-options';
import { openHttpSession2026 } from './http-session-2026';
import { calledResult, toolsResult, uncheckedOutput } from './wire-words';

/** Sessions that stay open. */
export const live2026 = { http: openHttpSession2026 };

const revision = '2026-07-28';

/**
 * A session over the wire of 2026-07-28, and no other: a server that does not speak it fails to
 * connect. Failures are results; nothing is thrown.
 */
export function openEra2026(options: EraOptions): Wire {
  const { url, fetch, timeout, onElicit } = options;
  const limit = { timeout };
  const client = new Client(clientInfo, {
    capabilities: onElicit === undefined ? {} : elicitationCapability,
    jsonSchemaValidator: uncheckedOutput,
    versionNegotiation: { mode: { pin: revision } },
  });
  if (onElicit !== undefined) {
    client.setRequestHandler('elicitation/create', ({ params }) =>
      answerElicitation(params, onElicit),
    );
  }
  const transport = new StreamableHTTPClientTransport(new URL(url), { fetch });

  async function perform(call: WireCall): Promise<WireResult> {
    switch (call.kind) {
      case 'connect': {
        await client.connect(transport, limit);
        return connected(client);
      }
      case 'list-tools': {
        // The SDK would give an empty list for a session that is not open.
        if (client.transport === undefined) return failed('the session is not open');
        // A list that the server lets the client keep would leave nothing to see.
        const { tools } = await client.listTools({}, { ...limit, cacheMode: 'refresh' });
        return toolsResult(tools);
      }
      case 'call-tool': {
        const params = { name: call.name, arguments: { ...call.arguments } };
        const result = await client.callTool(params, limit);
        return calledResult(result.content, result.isError === true);
      }
    }
  }

  return boundedWire(timeout, {
    perform: (call) =>
      perform(call).catch((error: unknown) => {
        const wanted = inputWanted(error);
        if (wanted === undefined) throw error;
        const text = `The tool asks for input before it goes on (${wanted}), and this client gives none.`;
        return { kind: 'called', text, isError: false };
      }),
    async leave() {
      await client.close();
      // Until it is connected, the client does not know its transport.
      await transport.close();
    },
  });
}

/** What the SDK was asked for on behalf of a tool and had no handler for. */
function inputWanted(error: unknown): string | undefined {
  if (!SdkError.isInstance(error) || error.code !== SdkErrorCode.CapabilityNotSupported) return;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('key' in data)) return undefined;
  return 'method' in data && typeof data.method === 'string' ? data.method : undefined;
}

function connected(client: Client): WireResult {
  const version = client.getServerVersion();
  const instructions = client.getInstructions();
  return {
    kind: 'connected',
    session: {
      serverName: version?.name ?? 'unnamed',
      serverVersion: version?.version ?? '',
      protocolVersion: client.getNegotiatedProtocolVersion() ?? revision,
      era: '2026',
      transport: 'streamable-http',
      capabilities: Object.keys(client.getServerCapabilities() ?? {}),
      ...(instructions !== undefined && { instructions }),
    },
  };
}
