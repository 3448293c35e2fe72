/** A finding about a configured server: what is known of it outside the trace that showed it. */

import { createHash } from 'node:crypto';
import type { Effect, Finding, Severity } from '../model/finding';
import type { StepId } from '../model/flow';

export interface KnownFinding extends Omit<Finding, 'spec'> {
  /** The step of the trace; absent when it is about the configuration. */
  readonly step?: StepId;
}

/** A root cause, and what follows from it. */
export interface FindingRoot {
  readonly finding: KnownFinding;
  readonly follows: readonly KnownFinding[];
}

/** Root causes, errors first, each with what follows from it. What lost its cause stands for itself. */
export function rootsOf(findings: readonly KnownFinding[]): readonly FindingRoot[] {
  const causes = new Set(findings.map(({ rule }) => rule));
  const isRoot = ({ under }: KnownFinding): boolean => under === undefined || !causes.has(under);
  return findings
    .filter(isRoot)
    .map((finding) => ({
      finding,
      follows: findings.filter((one) => !isRoot(one) && one.under === finding.rule),
    }))
    .toSorted((a, b) => weight(a.finding) - weight(b.finding));
}

function weight({ severity }: KnownFinding): number {
  return ['error', 'warning', 'info'].indexOf(severity);
}

/**
 * Stands for what a finding was based on: the same while the same is found, and another one once
 * something else is. Where it stands in a file or trace, and what time it was, do not count.
 */
export function findingPrint({
  rule,
  title,
  expected,
  actual,
}: Pick<Finding, 'rule' | 'title' | 'expected' | 'actual'>): string {
  const words = [rule, title, expected, actual].map((text) =>
    text
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'time')
      .replace(/\d+ (ms|milliseconds?|seconds?|s|min|minutes?|hours?|h|days?|bytes)\b/g, 'amount')
      .replace(/\b\d{9,}\b/g, 'number')
      .replace(/(127\.0\.0\.1|localhost|\[::1\]):\d+/g, '$1'),
  );
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32);
}

const effects: readonly Effect[] = ['sign-in-fails', 'client-fails', 'unsafe', 'untidy'];
const severities: readonly Severity[] = ['error', 'warning', 'info'];
const longest = 2000;

/** A finding out of what was kept, which may come from another version; `undefined` if it has another shape. */
export function readFinding(value: unknown): KnownFinding | undefined {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof KnownFinding, unknown>
  >;
  const effect = effects.find((one) => one === kept.effect);
  const severity = severities.find((one) => one === kept.severity);
  const { rule, title, expected, actual, because, do: advice, evidence, under, step } = kept;
  if (effect === undefined || severity === undefined) return undefined;
  if (!isText(rule) || !isText(title) || !isText(expected) || !isText(actual)) return undefined;
  if (!isText(because) || !isText(advice) || !Array.isArray(evidence)) return undefined;
  return {
    ...{ rule, effect, severity, title, expected, actual, because, do: advice },
    evidence: evidence.filter(isText).slice(0, 50),
    ...(isText(under) && { under }),
    // An id that no step has is the step of no trace.
    ...(isText(step) && { step: step as StepId }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest;
}
