/** A rule is one diagnosis: it reads a trace and says what is wrong, with evidence, or says nothing. */

import type { Effect, Finding, Severity } from '../model/finding';
import type { Fact, Facts } from '../model/flow';
import type { SpecId } from '../model/spec';
import type { StopCode } from '../model/stop';
import type { Trace } from '../model/trace';

export type Verdict = Omit<Finding, 'rule' | 'effect' | 'severity' | 'spec' | 'under'> & {
  /** In place of the rule's own, where it differs from case to case. */
  readonly effect?: Effect;
  /** In place of the rule's own `under`, likewise. */
  readonly follows?: readonly string[];
};

/** A finding before it is known which others there are. */
export type Judged = Finding & Pick<Verdict, 'follows'>;

export interface Rule<N extends Fact> {
  /** Kebab-case; also the file name and the word for `--override`. */
  readonly id: string;
  readonly effect: Effect;
  /** Only where the effect does not tell it: a hole that is open to anybody is an error. */
  readonly severity?: Severity;
  /**
   * Rules whose findings explain this one, the likeliest first: where one of them is found too, this
   * is shown as what follows from it.
   */
  readonly under?: readonly string[];
  readonly spec: readonly SpecId[];
  /** Only looked at when the flow stopped for this reason. */
  readonly on?: StopCode;
  /** Only looked at when these facts are known. */
  readonly needs: readonly N[];
  check(trace: Trace, known: Pick<Facts, N>): Verdict | undefined;
}

/** How much an effect weighs where a rule does not say otherwise. */
export const severities: { readonly [effect in Effect]: Severity } = {
  'sign-in-fails': 'error',
  'client-fails': 'warning',
  unsafe: 'warning',
  untidy: 'info',
};

export interface AnyRule extends Omit<Rule<Fact>, 'check'> {
  /** The finding of this rule, or `undefined` when it does not apply. */
  judge(trace: Trace): Judged | undefined;
}

/** Makes a rule that may stand in the list. Reading a fact that is not in `needs` does not compile. */
export function defineRule<N extends Fact>(rule: Rule<N>): AnyRule {
  return {
    ...rule,
    judge(given) {
      const stop = stopFor(rule, given);
      if (rule.on !== undefined && stop === undefined) return undefined;
      const trace = stop === given.stop || stop === undefined ? given : { ...given, stop };
      if (rule.needs.some((fact) => trace.facts[fact] === undefined)) return undefined;
      const verdict = rule.check(trace, trace.facts as Pick<Facts, N>);
      if (verdict === undefined) return undefined;
      const { id, spec } = rule;
      const effect = verdict.effect ?? rule.effect;
      const severity =
        verdict.effect === undefined
          ? (rule.severity ?? severities[effect])
          : severities[verdict.effect];
      const since = rule.on === undefined ? undefined : trace.stop?.since;
      const because =
        since === undefined
          ? verdict.because
          : `${verdict.because}; clients stop here since MCP ${since}`;
      return { ...short({ ...verdict, because }), rule: id, effect, severity, spec };
    },
  };
}

/**
 * The stop that a rule is about. A check goes past stops and notes them; a rule about no certain one
 * sees the one that it could not go past.
 */
function stopFor({ on }: Pick<Rule<never>, 'on'>, trace: Trace): Trace['stop'] {
  const { stop, noted = [], steps } = trace;
  if (on !== undefined) return [stop, ...noted].find((one) => one?.code === on);
  const stopped = steps.find(({ state }) => state === 'stopped')?.id;
  return stop ?? noted.findLast(({ step }) => step === stopped);
}

type Words = Pick<Finding, 'title' | 'expected' | 'actual' | 'because' | 'do'>;

/** Servers choose many of these words, so none of them may grow without end. */
export function short<V extends Words>(verdict: V): V {
  return {
    ...verdict,
    title: cut(verdict.title, 200),
    expected: cut(verdict.expected, 1000),
    actual: cut(verdict.actual, 1000),
    because: cut(verdict.because, 1000),
    do: cut(verdict.do, 1000),
  };
}

function cut(text: string, most: number): string {
  // Half of a surrogate pair is no character.
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
