/** A flow against servers that really run, with a browser that follows redirects by itself. */

import { randomInt } from 'node:crypto';
import * as era2025 from '../../../src/client/era-2025';
import * as era2026 from '../../../src/client/era-2026';
import { type FlowRequest, startFlow } from '../../../src/core';
import type { Ports, RedirectEnd } from '../../../src/model/ports';
import { newestRevision } from '../../../src/model/revision';
import { followLogin } from '../../../src/node/follow-login';
import { openLoopback } from '../../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../../src/node/node-ports';
import type { Flow } from '../../../src/oauth/engine';

export interface RealFlows {
  /** All that was saved, for every flow of these. */
  readonly ports: Ports;
  readonly logs: readonly string[];
  /** Listeners that are open. */
  openRedirects(): number;
  flow(request?: Partial<FlowRequest>): Flow;
}

const never = new AbortController().signal;

/** A port below those that systems hand out, so that nobody is given it while no flow listens there. */
const unasked = (): number => randomInt(20_000, 30_000);

export function realFlows(url: string, usual: Partial<FlowRequest> = {}): RealFlows {
  const logs: string[] = [];
  const open = new Set<object>();
  let finish: (end: RedirectEnd) => void = () => {};
  let redirectUri = '';
  const ports: Ports = {
    ...nodePorts,
    ask: nobody,
    secrets: memorySecrets(),
    log: (message) => void logs.push(message),
    async reserveRedirect(preferred) {
      const port = preferred === undefined ? unasked() : Number(new URL(preferred).port);
      const loopback = await openLoopback(port);
      open.add(loopback);
      ({ finish, uri: redirectUri } = loopback);
      return {
        uri: loopback.uri,
        wait: (seconds) => loopback.wait(seconds),
        close() {
          open.delete(loopback);
          loopback.close();
        },
      };
    },
    async openBrowser(page, guard) {
      const mine = finish;
      const end = await followLogin(page, redirectUri, nodePorts.fetch, never, guard);
      if (end.kind === 'returned') {
        const { url, seenAt } = end;
        mine({ kind: 'url', url, received: 'followed', seenAt });
      }
      return true;
    },
  };
  return {
    ports,
    logs,
    openRedirects: () => open.size,
    flow: (request) =>
      startFlow({
        errand: 'sign-in',
        revision: newestRevision,
        server: { name: 'notes', url, transport: 'http', headers: {} },
        settings: { overrides: [], loginTimeout: 5 },
        pause: 'never',
        ports,
        loadEra2025: () => era2025,
        loadEra2026: () => era2026,
        ...usual,
        ...request,
      }),
  };
}
