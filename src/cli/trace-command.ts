/** `trace`: runs one sign-in to the end and reports it. */

import type { EraLoaders } from '../client/session';
import type { Ports, RedirectEnd, ReservedRedirect } from '../model/ports';
import { followLogin } from '../node/follow-login';
import { openLoopback } from '../node/loopback';
import { memorySecrets, nobody, nodePorts } from '../node/node-ports';
import { openInBrowser } from '../node/open-browser';
import type { Flow } from '../oauth/engine';
import { jsonReport } from '../report/json-report';
import { textReport } from '../report/text-report';
import { exitCode } from './exit-code';
import type { TraceOptions } from './trace-options';

export interface Engine extends EraLoaders {
  readonly core: typeof import('../core');
}

/** Prints the report and gives the exit code. */
export async function runTrace(options: TraceOptions, engine: Engine): Promise<number> {
  const { url, transport, errand, settings, secrets } = options;
  const flow = engine.core.startFlow({
    errand,
    revision: options.revision,
    server: { name: new URL(url).host, url, transport, headers: options.headers },
    settings,
    secrets,
    pause: 'never',
    ports: {
      ...nodePorts,
      ...loginPorts(options),
      secrets: memorySecrets(),
      ask: nobody,
      log: say,
    },
    loadEra2025: engine.loadEra2025,
    loadEra2026: engine.loadEra2026,
  });
  const interrupt = (): void => flow.stop();
  process.once('SIGINT', interrupt);
  flow.onChange(sayUserCode(flow));
  flow.go('continue');
  const trace = await flow.ended();
  process.off('SIGINT', interrupt);
  process.stdout.write(
    options.json ? jsonReport(trace) : textReport(trace, process.stdout.isTTY === true),
  );
  return exitCode(trace, options.failOn);
}

/** Tells the code that the person types in at the device page, once. */
function sayUserCode(flow: Flow): () => void {
  let said = false;
  return () => {
    const code = flow.userCode();
    if (said || code === undefined) return;
    said = true;
    say(`Type in this code there: ${code}`);
  };
}

function loginPorts(options: TraceOptions): {
  openBrowser: Ports['openBrowser'];
  reserveRedirect: () => Promise<ReservedRedirect>;
} {
  let finish: (end: RedirectEnd) => void = () => {};
  let redirectUri = '';
  let closed = new AbortController();
  return {
    async reserveRedirect() {
      const loopback = await openLoopback(options.redirectPort);
      finish = loopback.finish;
      redirectUri = loopback.uri;
      const mine = new AbortController();
      closed = mine;
      return {
        ...loopback,
        close() {
          mine.abort();
          loopback.close();
        },
      };
    },
    async openBrowser(url, guard) {
      switch (options.open) {
        case 'print':
          // Whoever asked for the address needs all of it; it holds no secret but the state of this run.
          say(`Open this address to sign in:\n${url}`);
          return true;
        case 'follow': {
          const { signal } = closed;
          const end = await followLogin(url, redirectUri, nodePorts.fetch, signal, guard);
          if (signal.aborted) return true;
          if (end.kind === 'needs-person') say(end.says);
          finish(
            end.kind === 'returned'
              ? { kind: 'url', url: end.url, received: 'followed' }
              : { kind: 'cancelled' },
          );
          return true;
        }
        case 'browser': {
          say('Your browser opens the login page.');
          const opened = await openInBrowser(url);
          if (!opened) say(`It could not be opened. Open this address to sign in:\n${url}`);
          return opened;
        }
      }
    },
  };
}

/** Progress goes to standard error, so that standard output holds the report alone. */
function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
