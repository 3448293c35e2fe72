/** Runs one flow to its end, headless: prints its report, saves its trace, and gives the exit code. */

import { writeFileSync } from 'node:fs';
import type { EraLoaders } from '../client/session';
import type { Ports } from '../model/ports';
import type { GivenSecrets, RunSettings } from '../model/run-settings';
import { memorySecrets, nobody, nodePorts } from '../node/node-ports';
import type { Flow } from '../oauth/engine';
import { jsonReport } from '../report/json-report';
import { textReport } from '../report/text-report';
import { exitCode } from './exit-code';
import type { RunOptions } from './run-options';
import { say } from './say';

export interface Engine extends EraLoaders {
  readonly core: typeof import('../core');
}

export interface FlowWish {
  readonly errand: 'sign-in' | 'check-token' | 'probe';
  readonly settings: Omit<RunSettings, 'given' | 'overrides'>;
  readonly secrets: GivenSecrets;
  readonly ports: Pick<Ports, 'openBrowser' | 'reserveRedirect'>;
  /** Watches the flow; called before it begins. */
  readonly onStart?: (flow: Flow) => void;
}

export async function runFlow(
  options: RunOptions,
  { core, ...loaders }: Engine,
  wish: FlowWish,
): Promise<number> {
  const { url, transport, headers, revision, overrides } = options;
  const { errand, secrets, settings, ports } = wish;
  const flow = core.startFlow({
    errand,
    revision,
    server: { name: new URL(url).host, url, transport, headers },
    settings: { ...settings, overrides },
    secrets,
    pause: 'never',
    ports: { ...nodePorts, ...ports, secrets: memorySecrets(), ask: nobody, log: say },
    ...loaders,
  });
  const interrupt = (): void => flow.stop();
  process.once('SIGINT', interrupt);
  wish.onStart?.(flow);
  flow.go('continue');
  const trace = await flow.ended();
  process.off('SIGINT', interrupt);
  process.stdout.write(
    options.json ? jsonReport(trace) : textReport(trace, process.stdout.isTTY === true),
  );
  const saved = options.save === undefined || save(options.save, core.traceFile.write(trace));
  return saved ? exitCode(trace, options.failOn) : 1;
}

/** Readable for its owner alone; nothing secret is in it, but the addresses of a company are. */
function save(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600 });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    say(`The trace could not be written to ${path} (${code}).`);
    return false;
  }
}
