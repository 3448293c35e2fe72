/** Runs the inspector the way the command line does, and keeps the secrets that were really issued. */

import { openEra2025 } from '../../../src/client/era-2025';
import { openEra2026 } from '../../../src/client/era-2026';
import { startFlow } from '../../../src/core';
import type { Errand } from '../../../src/model/errand';
import type { Ports, RedirectEnd, SecretStore } from '../../../src/model/ports';
import { newestRevision } from '../../../src/model/revision';
import type { JudgedTrace } from '../../../src/model/trace';
import { followLogin } from '../../../src/node/follow-login';
import { openLoopback } from '../../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../../src/node/node-ports';
import type { Flow } from '../../../src/oauth/engine';
import type { FaultRun } from '../../server/fault';
import { createSecretWatch } from './secret-watch';

export interface HeadlessRun {
  readonly trace: JudgedTrace;
  /** Tokens, codes, verifiers and the like as they went over the wire. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Flows against one server that share what they save. */
export interface Headless {
  /** A flow that stands before its first step. */
  flow(errand: Errand, run?: FaultRun): Flow;
  /** One flow that never pauses, to its end. */
  run(errand: Errand, run?: FaultRun): Promise<JudgedTrace>;
  readonly secrets: ReadonlyMap<string, string>;
}

const never = new AbortController().signal;

/**
 * One flow that never pauses, to its end; the last of several when `run` names several errands. `store`
 * is what earlier runs have left.
 */
export async function runHeadless(
  url: string,
  run: FaultRun = {},
  store: SecretStore = memorySecrets(),
): Promise<HeadlessRun> {
  const headless = createHeadless(url, run, { secrets: store });
  const { errands = ['sign-in'] } = run;
  let trace: JudgedTrace | undefined;
  for (const errand of errands) trace = await headless.run(errand, aboutClientOf(trace, run));
  if (trace === undefined) throw new Error('nothing was run');
  return { trace, secrets: headless.secrets };
}

/** The client that the errand after this trace is about. */
function aboutClientOf(trace: JudgedTrace | undefined, run: FaultRun): FaultRun {
  const { client } = trace?.facts ?? {};
  if (client === undefined || !run.errands?.includes('unregister')) return run;
  const { clientId, issuer: clientIssuer } = client;
  return { ...run, settings: { clientId, clientIssuer, ...run.settings } };
}

/** `usual`: how each flow is run that is not told otherwise. `own`: ports in place of those of Node. */
export function createHeadless(
  url: string,
  usual: FaultRun = {},
  own: Partial<Ports> = {},
): Headless {
  const watch = createSecretWatch(own.fetch ?? nodePorts.fetch);
  const secrets = own.secrets ?? memorySecrets();

  function flow(errand: Errand, run: FaultRun = usual): Flow {
    for (const [name, value] of Object.entries(run.headers ?? {})) watch.keep(name, value);
    for (const [name, value] of Object.entries(run.secrets ?? {})) watch.keep(name, value);
    return startFlow({
      errand,
      revision: run.revision ?? newestRevision,
      server: {
        name: 'notes',
        url,
        transport: run.transport ?? 'http',
        headers: run.headers ?? {},
      },
      settings: { overrides: [], loginTimeout: 5, ...run.settings },
      pause: 'never',
      ports: {
        ...nodePorts,
        ...loginPorts(run, watch.query),
        ask: run.ask ?? nobody,
        log: () => {},
        ...own,
        secrets,
        fetch: (url, init) => watch.fetch(onThisMachine(url, run), init),
        lookup: async (host) => {
          const address = run.hosts?.[host];
          return address === undefined ? nodePorts.lookup(host) : [address];
        },
      },
      loadEra2025: () => ({ openEra2025 }),
      loadEra2026: () => ({ openEra2026 }),
      ...(run.secrets && { secrets: run.secrets }),
      ...(run.limits && { limits: run.limits }),
    });
  }

  return {
    flow,
    run(errand, run) {
      const started = flow(errand, run);
      started.go('continue');
      return started.ended();
    },
    secrets: watch.seen,
  };
}

/** A browser that follows redirects, for servers which approve by themselves. */
function loginPorts(
  run: FaultRun,
  keep: (url: string) => void,
): Pick<Ports, 'reserveRedirect' | 'openBrowser'> {
  const page = (url: string, init: RequestInit): Promise<Response> =>
    nodePorts.fetch(onThisMachine(url, run), init);
  let finish: (end: RedirectEnd) => void = () => {};
  let redirectUri: string | undefined;
  return {
    async reserveRedirect(preferred) {
      if (run.noRedirect) throw new Error('listen EACCES: permission denied 127.0.0.1');
      const loopback = await openLoopback(Number(new URL(preferred ?? 'http://any').port));
      ({ finish, uri: redirectUri } = loopback);
      return loopback;
    },
    async openBrowser(loginUrl, guard) {
      // The page of a device brings no browser back.
      if (redirectUri === undefined) return true;
      keep(loginUrl);
      const end = await followLogin(loginUrl, redirectUri, page, never, guard);
      if (end.kind === 'returned') keep(end.url);
      finish(
        end.kind === 'returned'
          ? { kind: 'url', url: end.url, received: 'followed' }
          : { kind: 'cancelled' },
      );
      return true;
    },
  };
}

/** A host that is listed is served here, without TLS, at the same port. */
function onThisMachine(url: string, { hosts = {}, hostPort = 443 }: FaultRun): string {
  const { hostname, port, pathname, search } = new URL(url);
  return Object.hasOwn(hosts, hostname)
    ? `http://127.0.0.1:${port || hostPort}${pathname}${search}`
    : url;
}
