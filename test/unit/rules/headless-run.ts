/** Runs the inspector the way the command line does, and keeps the secrets that were really issued. */

import { openEra2025 } from '../../../src/client/era-2025';
import { openEra2026 } from '../../../src/client/era-2026';
import { type FlowRequest, startFlow } from '../../../src/core';
import type { RedirectEnd, SecretStore } from '../../../src/model/ports';
import { newestRevision } from '../../../src/model/revision';
import type { JudgedTrace } from '../../../src/model/trace';
import { followLogin } from '../../../src/node/follow-login';
import { openLoopback } from '../../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../../src/node/node-ports';
import type { FaultRun } from '../../server/fault';
import { createSecretWatch } from './secret-watch';

export interface HeadlessRun {
  readonly trace: JudgedTrace;
  /** Tokens, codes, verifiers and the like as they went over the wire. */
  readonly secrets: ReadonlyMap<string, string>;
}

const never = new AbortController().signal;

/**
 * One flow that never pauses, to its end; two for a fault that comes back with a saved sign-in. `store`
 * is what earlier runs have left.
 */
export async function runHeadless(
  url: string,
  run: FaultRun = {},
  store: SecretStore = memorySecrets(),
): Promise<HeadlessRun> {
  const watch = createSecretWatch();
  for (const [name, value] of Object.entries(run.headers ?? {})) watch.keep(name, value);
  const { hosts = {} } = run;
  const ports = {
    ...nodePorts,
    fetch: (url: string, init: RequestInit) => watch.fetch(onThisMachine(url, hosts), init),
    lookup: async (host: string) => {
      const address = hosts[host];
      return address === undefined ? nodePorts.lookup(host) : [address];
    },
    ask: nobody,
    secrets: store,
    log: () => {},
  };
  const page = (url: string, init: RequestInit): Promise<Response> =>
    nodePorts.fetch(onThisMachine(url, hosts), init);
  let finish: (end: RedirectEnd) => void = () => {};
  let redirectUri = '';

  const flow = (
    errand: FlowRequest['errand'],
    settings: FaultRun['settings'] = run.settings,
  ): Promise<JudgedTrace> => {
    const started = startFlow({
      errand,
      revision: run.revision ?? newestRevision,
      server: {
        name: 'notes',
        url,
        transport: run.transport ?? 'http',
        headers: run.headers ?? {},
      },
      settings: { overrides: [], loginTimeout: 5, ...settings },
      pause: 'never',
      ports: {
        ...ports,
        async reserveRedirect(preferred) {
          if (run.noRedirect) throw new Error('listen EACCES: permission denied 127.0.0.1');
          const port = preferred === undefined ? 0 : Number(new URL(preferred).port);
          const loopback = await openLoopback(port);
          ({ finish, uri: redirectUri } = loopback);
          return loopback;
        },
        async openBrowser(loginUrl, guard) {
          watch.query(loginUrl);
          const end = await followLogin(loginUrl, redirectUri, page, never, guard);
          if (end.kind === 'returned') watch.query(end.url);
          finish(
            end.kind === 'returned'
              ? { kind: 'url', url: end.url, received: 'followed' }
              : { kind: 'cancelled' },
          );
          return true;
        },
      },
      loadEra2025: () => ({ openEra2025 }),
      loadEra2026: () => ({ openEra2026 }),
      ...(run.secrets && { secrets: run.secrets }),
      ...(run.limits && { limits: run.limits }),
    });
    started.go('continue');
    return started.ended();
  };

  if (run.afterSignIn !== undefined) {
    const { client } = (await flow('sign-in')).facts;
    // Which client is to go is the user's choice among those that are saved.
    const chosen = client && { clientId: client.clientId, clientIssuer: client.issuer };
    const settings = run.afterSignIn === 'unregister' ? chosen : run.settings;
    return { trace: await flow(run.afterSignIn, settings), secrets: watch.seen };
  }
  if (run.reconnect === undefined) return { trace: await flow('sign-in'), secrets: watch.seen };
  if (run.reconnect === 'first') await flow('sign-in');
  return { trace: await flow('reconnect'), secrets: watch.seen };
}

/** A host that is listed is served here, without TLS, at the same port. */
function onThisMachine(url: string, hosts: NonNullable<FaultRun['hosts']>): string {
  const { hostname, port, pathname, search } = new URL(url);
  return Object.hasOwn(hosts, hostname) ? `http://127.0.0.1:${port}${pathname}${search}` : url;
}
