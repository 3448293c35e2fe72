import { openEra2025 } from '../../src/client/era-2025';
import { openEra2026 } from '../../src/client/era-2026';
import { startFlow } from '../../src/core';
import type { RedirectEnd } from '../../src/model/ports';
import type { JudgedTrace } from '../../src/model/trace';
import { followLogin } from '../../src/node/follow-login';
import { openLoopback } from '../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../src/node/node-ports';

const never = new AbortController().signal;

/** A whole sign-in by the engine, without a person and without anything kept from an earlier one. */
export async function engineFlow(url: string): Promise<void> {
  await engineTrace(url);
}

/** The trace of such a sign-in. */
export async function engineTrace(url: string): Promise<JudgedTrace> {
  let finish: (end: RedirectEnd) => void = () => {};
  let uri = '';
  const flow = startFlow({
    errand: 'sign-in',
    revision: '2025-11-25',
    server: { name: 'notes', url, transport: 'http', headers: {} },
    settings: { overrides: [], loginTimeout: 10 },
    pause: 'never',
    ports: {
      ...nodePorts,
      async reserveRedirect() {
        const loopback = await openLoopback(33_419);
        finish = loopback.finish;
        uri = loopback.uri;
        return loopback;
      },
      async openBrowser(page, guard) {
        const end = await followLogin(page, uri, nodePorts.fetch, never, guard);
        finish(
          end.kind === 'returned'
            ? { kind: 'url', url: end.url, received: 'followed' }
            : { kind: 'cancelled' },
        );
        return true;
      },
      ask: nobody,
      secrets: memorySecrets(),
      log: () => {},
    },
    loadEra2025: () => ({ openEra2025 }),
    loadEra2026: () => ({ openEra2026 }),
  });
  flow.go('continue');
  const trace = await flow.ended();
  if (trace.status !== 'signed-in') throw new Error(trace.stop?.says ?? trace.status);
  return trace;
}
