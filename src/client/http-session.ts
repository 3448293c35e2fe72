/** Opens a session that stays open over HTTP, on the wire that the server speaks. */

import type { LiveEvents, LiveOpening } from '../model/live-session';
import { eraOf } from '../oauth/era';
import { rememberLastAnswer } from './last-answer';
import type { HttpSessionOptions } from './live-options';
import { failingOnRefusal } from './refused';

/** How a composition root brings in the bundles with the SDKs. */
export interface HttpSessionLoaders {
  readonly loadEra2025: () => Pick<typeof import('./era-2025'), 'live2025'>;
  readonly loadEra2026: () => Pick<typeof import('./era-2026'), 'live2026'>;
}

export interface HttpSessionTarget extends HttpSessionOptions {
  /** Whether the wire of 2026-07-28 is tried first. */
  readonly statelessWire: boolean;
}

/** What a server of the older transport answers a POST with. MCP 2025-03-26, Backwards Compatibility. */
const noPost: readonly number[] = [400, 404, 405];

/**
 * The wire of 2026-07-28 where the server speaks it, else the one before, else HTTP+SSE.
 * MCP 2026-07-28, Versioning. Nothing is thrown.
 */
export async function openHttpSession(
  target: HttpSessionTarget,
  loaders: HttpSessionLoaders,
  events: LiveEvents,
): Promise<LiveOpening> {
  const { transport, statelessWire } = target;
  const last = rememberLastAnswer(failingOnRefusal(target.fetch));
  const options = { ...target, fetch: last.fetch };
  if (statelessWire && transport === 'http') {
    const opening = await loaders.loadEra2026().live2026.http(options, events);
    const answer = last.answer();
    const old = answer !== undefined && eraOf(answer.status, answer.body) === 'legacy';
    if (opening.kind !== 'failed' || !old) return opening;
  }
  const { live2025 } = loaders.loadEra2025();
  const opening = await live2025.http(options, events);
  const older = noPost.includes(last.answer()?.status ?? 0);
  if (opening.kind !== 'failed' || transport === 'sse' || !older) return opening;
  const oldest = await live2025.http({ ...options, transport: 'sse' }, events);
  // What the server said to the newer transport tells more.
  return oldest.kind === 'failed' ? opening : oldest;
}
