/** The ports that are the same wherever the engine runs on Node. */

import type { Ports, SecretStore } from '../model/ports';

export type NodePorts = Pick<Ports, 'fetch' | 'now' | 'random' | 'sleep' | 'lookup'>;

/** Clock, randomness, timers and the global `fetch`, which VS Code patches for proxies. */
export const nodePorts: NodePorts = {
  fetch: (url, init) => fetch(url, init),
  lookup,
  now,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', stopped);
        resolve();
      }
      // An aborted sleep never ends: what it would have triggered must not happen.
      function stopped(): void {
        clearTimeout(timer);
      }
      signal.addEventListener('abort', stopped, { once: true });
    }),
};

// The clock with fractions of a millisecond stands still while the machine sleeps.
let origin = performance.timeOrigin;

/** Milliseconds with fractions, because a loopback answer often takes less than one. */
function now(): number {
  const precise = origin + performance.now();
  const wall = Date.now();
  if (Math.abs(precise - wall) < 1000) return precise;
  origin += wall - precise;
  return wall;
}

/** All addresses of a name by the system's resolver; loaded late, as few flows ask. */
async function lookup(host: string): Promise<readonly string[]> {
  const dns = await import('node:dns/promises');
  const found = await dns.lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

/** Headless, there is nobody to ask: what is missing has to be given beforehand. */
export async function nobody(): Promise<undefined> {
  return undefined;
}

/** A secret store that lives as long as the process. */
export function memorySecrets(): SecretStore {
  const held = new Map<string, string>();
  return {
    visibleAfter: 0,
    get: async (key) => held.get(key),
    set: async (key, value) => void held.set(key, value),
    delete: async (key) => void held.delete(key),
    keys: async () => [...held.keys()],
  };
}
