/** The world of `world.ts` where a person signs in on another device, and waiting takes no time. RFC 8628. */

import type { Ports } from '../../../src/model/ports';
import type { Flow } from '../../../src/oauth/engine';
import { type Change, createWorld, issuer, json, type World } from './world';

export interface DeviceWorld {
  readonly world: World;
  /** The polls so far. */
  polls(): number;
  /** Whether the flow waits between two polls. */
  waits(): boolean;
  /** Ends that wait. */
  wake(): void;
  decide(decision: 'granted' | 'denied'): void;
  flow(): Flow;
}

/** Seconds between two polls; no other wait of the engine is as long. */
const interval = 7;

export function createDeviceWorld(change?: Change): DeviceWorld {
  let polls = 0;
  let decision: 'pending' | 'granted' | 'denied' = 'pending';
  let wake: (() => void) | undefined;

  const world = createWorld({
    change: async (seen, healthy) => {
      const changed = await change?.(seen, healthy);
      if (changed !== undefined) return changed;
      if (seen.endpoint === 'server-metadata') {
        const metadata = JSON.parse(healthy.body);
        return json({ ...metadata, device_authorization_endpoint: `${issuer}/device` });
      }
      if (seen.url === `${issuer}/device`) {
        return json({
          device_code: 'device-code-0123456789',
          user_code: 'WDJB-MJHT',
          verification_uri: `${issuer}/page`,
          interval,
          expires_in: 600,
        });
      }
      if (seen.endpoint !== 'token') return undefined;
      polls += 1;
      if (decision === 'pending') return json({ error: 'authorization_pending' }, 400);
      return decision === 'denied' ? json({ error: 'access_denied' }, 400) : undefined;
    },
    browser: 'waits',
  });

  const sleep: Ports['sleep'] = (ms, signal) =>
    ms !== interval * 1000
      ? world.ports.sleep(ms, signal)
      : new Promise((resolve) => {
          const done = (): void => {
            wake = undefined;
            resolve();
          };
          wake = done;
          // As the real one does, it never ends once it was called off.
          signal.addEventListener('abort', () => {
            if (wake === done) wake = undefined;
          });
        });

  return {
    world,
    polls: () => polls,
    waits: () => wake !== undefined,
    wake: () => wake?.(),
    decide(made) {
      decision = made;
    },
    flow: () =>
      world.flow({
        ports: { ...world.ports, sleep },
        settings: { overrides: [], loginTimeout: 5, grant: 'device_code' },
      }),
  };
}
