/** Runs the inspector against test servers, and keeps what the findings are held against. */

import type { Finding } from '../../src/model/finding';
import type { StepId } from '../../src/model/flow';
import { newestRevision } from '../../src/model/revision';
import type { JudgedTrace } from '../../src/model/trace';
import { profiles } from '../../src/oauth/profiles/by-revision';
import { stepOfFinding } from '../../src/report/finding-step';
import { rules } from '../../src/rules/list';
import type { RunningFault } from '../server/fault';
import { runHeadless } from '../unit/rules/headless-run';

/** What the inspector says of a server, and where in the flow that shows. */
export interface Ran {
  /** Ids of the rules, in order. */
  readonly found: readonly string[];
  /** Those of them that follow from no other. */
  readonly roots: readonly string[];
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
    const roots = trace.findings.filter(({ under }) => under === undefined);
    const [root] = roots;
    return {
      found: trace.findings.map(({ rule }) => rule),
      roots: roots.map(({ rule }) => rule),
      end: trace.stop === undefined ? steps.length : numberOf(trace.stop.step),
      ...(root && {
        root: {
          rule: root.rule,
          at: shownAt(root, trace),
          untidy: root.severity === 'info',
        },
      }),
    };
  } finally {
    await server.close();
  }
}

/**
 * The number of the step in which a finding can first be made: that of the last thing that it points
 * to, or that its rule wants to know.
 */
function shownAt(finding: Finding, trace: JudgedTrace): number {
  const at = numberOf(stepOfFinding(finding, trace));
  if (trace.stop?.code === finding.rule) return at;
  const known = rules.find(({ id }) => id === finding.rule)?.needs ?? [];
  const pointed = finding.evidence.flatMap((pointer) => {
    const step = /^\/steps\/(\d+)/.exec(pointer)?.[1];
    return step === undefined ? [] : (trace.steps[Number(step)]?.id ?? []);
  });
  const given = known.flatMap(
    (fact) => trace.steps.find(({ gives }) => gives.includes(fact))?.id ?? [],
  );
  return Math.max(at, ...[...pointed, ...given].map(numberOf));
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
