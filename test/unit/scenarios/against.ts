/** Runs the engine against a scenario, and holds every trace that comes of it to what all traces have to be. */

import assert from 'node:assert/strict';
import type { Errand } from '../../../src/model/errand';
import type { Ports } from '../../../src/model/ports';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import type { FaultRun, RunningFault } from '../../server/fault';
import { checkFindings } from '../rules/check-findings';
import { checkSecrets } from '../rules/check-secrets';
import { createHeadless } from '../rules/headless-run';

export interface Engine {
  flow(errand: Errand, run?: FaultRun): Flow;
  run(errand: Errand, run?: FaultRun): Promise<JudgedTrace>;
  /** Sets a flow in motion, and gives the trace it ends with. */
  finish(flow: Flow): Promise<JudgedTrace>;
  /** By value: every secret that went over the wire so far. */
  readonly secrets: ReadonlyMap<string, string>;
}

/**
 * Starts servers, hands them to `body` with an engine that runs as `usual` says, and closes them.
 * No trace holds a secret, and every stop is explained, whatever else the test looks at.
 */
export async function against<S extends RunningFault>(
  start: () => Promise<S>,
  usual: (servers: S) => FaultRun,
  body: (servers: S, engine: Engine) => Promise<void>,
  own: Partial<Ports> = {},
): Promise<void> {
  const servers = await start();
  try {
    await body(servers, engineFor(servers.url, usual(servers), own));
  } finally {
    await servers.close();
  }
}

/** An engine for one server, which keeps what it saves to itself unless `own` has a store. */
export function engineFor(url: string, usual: FaultRun, own: Partial<Ports> = {}): Engine {
  const headless = createHeadless(url, usual, own);
  const { secrets } = headless;

  async function finish(flow: Flow): Promise<JudgedTrace> {
    flow.go('continue');
    const trace = await flow.ended();
    assert.ok(secrets.size > 0, 'the watch has seen secrets');
    checkSecrets(trace, secrets);
    checkFindings(trace);
    return trace;
  }

  return {
    flow: headless.flow,
    finish,
    run: (errand, run) => finish(headless.flow(errand, run)),
    secrets,
  };
}
