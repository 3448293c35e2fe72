import type { JudgedTrace, Trace } from '../../src/model/trace';
import { judge, rules } from '../../src/rules/list';
import { median } from './compare';

/** How many exchanges the trace has that rules are timed on. */
export const exchanges = 30;
const rounds = 200;

export interface RulesTime {
  /** Milliseconds of all rules together, median. */
  readonly ms: number;
  /** The same with each rule told that the flow stopped for its reason, so that none is spared. */
  readonly worstMs: number;
}

/** Times every rule over this trace, made as long as is wanted. */
export function timeRules(trace: JudgedTrace): RulesTime {
  const long = lengthened(trace);
  const stopped = rules.map((rule) => ({ rule, trace: stoppedFor(rule.on, long) }));
  return {
    ms: timed(() => judge(long)),
    worstMs: timed(() => {
      for (const one of stopped) one.rule.judge(one.trace);
    }),
  };
}

function timed(work: () => void): number {
  for (let i = 0; i < rounds; i += 1) work();
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(times);
}

/** The requests of each step again and again, until there are enough. */
function lengthened(trace: JudgedTrace): Trace {
  let left = exchanges - trace.steps.flatMap((step) => step.exchanges).length;
  const busy = trace.steps.filter((step) => step.exchanges.length > 0).length;
  const steps = trace.steps.map((step, at) => {
    const [first] = step.exchanges;
    if (first === undefined) return step;
    const share = Math.min(left, Math.ceil((exchanges - busy) / busy));
    left -= Math.max(share, 0);
    const more = Array.from({ length: Math.max(share, 0) }, (_, n) => ({
      ...first,
      id: `again-${at}-${n}`,
    }));
    return { ...step, exchanges: [...step.exchanges, ...more] };
  });
  const count = steps.flatMap((step) => step.exchanges).length;
  if (count !== exchanges) throw new Error(`the trace has ${count} exchanges`);
  return { ...trace, steps };
}

function stoppedFor(code: (typeof rules)[number]['on'], trace: Trace): Trace {
  const last = trace.steps.findLast((step) => step.exchanges.length > 0);
  if (code === undefined || last === undefined) return trace;
  return { ...trace, status: 'stopped', stop: { code, says: 'It stopped.', step: last.id } };
}
