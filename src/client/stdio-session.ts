/** A session with a server that is started as a process, over stdin and stdout. MCP, Transports, stdio. */

import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { LiveEvents, LiveLimits, LiveOpening } from '../model/live-session';
import { within } from './bounded-wire';
import { liveSession, openingFailure } from './live-session';
import { liveClient2025, liveWire2025 } from './live-wire-2025';
import { logLines } from './log-lines';

/** What is started, without a shell. */
export interface StdioCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** In addition to what the SDK lets every server have, such as `PATH` and `HOME`. */
  readonly env: { readonly [name: string]: string };
  readonly cwd?: string;
}

/** A process has two seconds to leave, and two more after SIGTERM; SIGKILL does not ask. */
const longestEnd = 6000;

/** Starts the server and says hello, until `signal` calls it off. Nothing is thrown. */
export async function openStdioSession(
  { command, args, env, cwd }: StdioCommand,
  limits: LiveLimits,
  events: LiveEvents,
  signal?: AbortSignal,
): Promise<LiveOpening> {
  const transport = new StdioClientTransport({
    command,
    args: [...args],
    env: { ...env },
    stderr: 'pipe',
    ...(cwd !== undefined && { cwd }),
  });
  let protocolVersion = 'not stated';
  Object.assign(transport, {
    setProtocolVersion: (version: string) => {
      protocolVersion = version;
    },
  });
  const lines = logLines(events.onLog);
  transport.stderr?.on('data', (chunk: Buffer) => lines.add(chunk.toString()));
  const client = liveClient2025(events);
  let started = false;
  const ended = new Promise<void>((resolve) => {
    transport.onclose = () => {
      lines.end();
      resolve();
    };
  });
  // The SDK forgets the process when it begins to close, so its end is waited for here.
  const close = async (): Promise<void> => {
    await client.close().catch(() => {});
    if (started) await within(longestEnd, ended, () => undefined);
  };

  const before = performance.now();
  try {
    const connecting = client.connect(transport, {
      timeout: limits.hello,
      ...(signal !== undefined && { signal }),
    });
    started = transport.pid !== null;
    await connecting;
  } catch (error) {
    await close();
    return openingFailure(error);
  }
  const latency = Math.round(performance.now() - before);
  const timeout = limits.hello;
  const wire = liveWire2025(client, { protocolVersion, transport: 'stdio', timeout });
  return { kind: 'open', live: liveSession(wire, { latency, limits, close }) };
}
