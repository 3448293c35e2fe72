/** A session of the 2025 wire that stays open, over HTTP. */

import type { LiveEvents, LiveOpening } from '../model/live-session';
import { httpTransport } from './http-transport-2025';
import type { HttpSessionOptions } from './live-options';
import { liveSession, openingFailure } from './live-session';
import { liveClient2025, liveWire2025 } from './live-wire-2025';

/** Says hello, over a `fetch` that presents the token. Nothing is thrown. */
export async function openHttpSession2025(
  options: HttpSessionOptions,
  events: LiveEvents,
): Promise<LiveOpening> {
  const { limits, signal } = options;
  const timeout = limits.hello;
  const client = liveClient2025(events);
  const transport = httpTransport({ ...options, timeout });
  const close = (): Promise<void> => transport.leave(client).catch(() => {});
  const before = performance.now();
  try {
    await transport.owing(transport.connect(client, signal));
  } catch (error) {
    await close();
    return openingFailure(error);
  }
  const latency = Math.round(performance.now() - before);
  const { protocolVersion, sessionId } = transport;
  const wire = liveWire2025(client, {
    protocolVersion,
    transport: transport.transport,
    sessionId,
    timeout,
  });
  const owing = {
    ...wire,
    list: (offering: Parameters<typeof wire.list>[0]) => transport.owing(wire.list(offering)),
    send: (...sent: Parameters<typeof wire.send>) => transport.owing(wire.send(...sent)),
  };
  return { kind: 'open', live: liveSession(owing, { latency, limits, close }) };
}
