/** The SDK's transports of the 2025 wire, over our `fetch`: Streamable HTTP, and HTTP+SSE before it. */

import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { WireSession } from '../model/session';
import { within } from './bounded-wire';
import type { EraOptions } from './era-options';
import { createResume } from './resume';

/** How long the end of a session may take, in milliseconds. */
const farewell = 2000;

export interface HttpTransport {
  connect(client: Client, signal?: AbortSignal): Promise<void>;
  readonly transport: WireSession['transport'];
  /** Known once it is connected. */
  readonly protocolVersion: string;
  readonly sessionId: string | undefined;
  /** What a call is done in, so that a stream which ends too early is asked for its rest. */
  owing<T>(call: Promise<T>): Promise<T>;
  /** Ends the session. */
  leave(client: Client): Promise<void>;
}

/** Not connected yet. */
export function httpTransport(options: Omit<EraOptions, 'onElicit'>): HttpTransport {
  const { url, fetch, timeout } = options;
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
  const streamable = transport instanceof StreamableHTTPClientTransport ? transport : undefined;

  async function resumeFrom(lastEventId: string): Promise<void> {
    await streamable?.resumeStream(lastEventId);
  }

  return {
    // The SDK declares optional members in a way that exact optional properties refuse.
    connect: (client, signal) =>
      client.connect(transport as Parameters<typeof client.connect>[0], {
        timeout,
        ...(signal !== undefined && { signal }),
      }),
    transport: streamable === undefined ? 'sse' : 'streamable-http',
    get protocolVersion() {
      return streamable?.protocolVersion ?? 'not stated';
    },
    get sessionId() {
      return streamable?.sessionId;
    },
    owing(call) {
      waiting += 1;
      return call.finally(() => {
        waiting -= 1;
      });
    },
    async leave(client) {
      resume.stop();
      if (streamable?.sessionId !== undefined) {
        // A server may refuse to end a session (405) or not answer at all; the client leaves all the same.
        await within(
          farewell,
          streamable.terminateSession().catch(() => {}),
          () => undefined,
        );
      }
      await client.close();
    },
  };
}
