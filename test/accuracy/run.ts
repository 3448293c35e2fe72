/** Runs the inspector against test servers, and keeps what the findings are held against. */

import type { StepId } from '../../src/model/flow';
import { newestRevision } from '../../src/model/revision';
import { profiles } from '../../src/oauth/profiles/by-revision';
import { stepOfFinding } from '../../src/report/finding-step';
import type { RunningFault } from '../server/fault';
import { runHeadless } from '../unit/rules/headless-run';

/** What the inspector says of a server, and where in the flow that shows. */
export interface Ran {
  /** Ids of the rules, in order. */
  readonly found: readonly string[];
  /** The first finding that follows from no other, and the step that it shows in, by its number. */
  readonly root?: { readonly rule: string; readonly at: number; readonly untidy: boolean };
  /** The number of the step at which the flow stopped; past all when it did not. */
  readonly end: number;
}

/** What the browser met shows only when it is back, so both steps are one place. */
const steps = profiles[newestRevision].steps.filter((id) => id !== 'callback');
const numberOf = (id: StepId): number => steps.indexOf(id === 'callback' ? 'browser-login' : id);

/** Runs the inspector against what `start` starts, and ends it. */
export async function run(start: () => Promise<RunningFault>): Promise<Ran> {
  const server = await start();
  try {
    const { trace } = await runHeadless(server.url, server.run);
    const root = trace.findings.find(({ under }) => under === undefined);
    return {
      found: trace.findings.map(({ rule }) => rule),
      end: trace.stop === undefined ? steps.length : numberOf(trace.stop.step),
      ...(root && {
        root: {
          rule: root.rule,
          at: numberOf(stepOfFinding(root, trace)),
          untidy: root.severity === 'info',
        },
      }),
    };
  } finally {
    await server.close();
  }
}

/** Does `work` for each, some at a time, and gives the results in the order of `all`. */
export async function each<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
  atOnce = 4,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = all.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [at, one] of left) results[at] = await work(one);
    }),
  );
  return results;
}
