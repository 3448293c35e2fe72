/** Puts two traces beside each other, aligned by step. What differs each time by its nature counts for nothing. */

import type { ComparedSide, ComparedStep, ComparedTrace, Comparison } from '../model/comparison';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';
import { differencesOf } from './differences';
import { stepOfFinding } from './finding-step';
import { requestLabel } from './request-label';

/** `left` is the earlier one, or the one to compare with. */
export function compareTraces(left: JudgedTrace, right: JudgedTrace): Comparison {
  return {
    left: whole(left),
    right: whole(right),
    steps: aligned(left.steps, right.steps).map((pair) => comparedStep(pair, left, right)),
  };
}

function whole({ server, revision, status, run, findings }: JudgedTrace): ComparedTrace {
  const { name, url } = server;
  return { name, url, revision, status, beganAt: run.beganAt, findings: findings.length };
}

interface Pair {
  readonly left?: TraceStep;
  readonly right?: TraceStep;
}

/** In the order of both; a step that they have in another order stands twice. */
function aligned(left: readonly TraceStep[], right: readonly TraceStep[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let at = 0;
  for (const one of left) {
    const other = right.findIndex((step, index) => index >= at && step.id === one.id);
    if (other === -1) {
      pairs.push({ left: one });
      continue;
    }
    // What the right one has before has no counterpart further on either.
    for (const alone of right.slice(at, other)) pairs.push({ right: alone });
    const found = right[other];
    pairs.push(found === undefined ? { left: one } : { left: one, right: found });
    at = other + 1;
  }
  for (const alone of right.slice(at)) pairs.push({ right: alone });
  return pairs;
}

function comparedStep(pair: Pair, left: JudgedTrace, right: JudgedTrace): ComparedStep {
  const one = pair.left ?? pair.right;
  if (one === undefined) throw new Error('a pair of no steps');
  const sides = {
    ...(pair.left && { left: side(pair.left, left) }),
    ...(pair.right && { right: side(pair.right, right) }),
  };
  return {
    id: one.id,
    title: one.title,
    phase: one.phase,
    ...sides,
    differences: differencesOf(pair, sides),
  };
}

function side(step: TraceStep, trace: JudgedTrace): ComparedSide {
  return {
    state: step.state,
    note: step.note,
    exchanges: step.exchanges.map((exchange) => ({
      label: requestLabel(exchange),
      answer: answerLabel(exchange),
    })),
    findings: trace.findings
      .filter((finding) => stepOfFinding(finding, trace) === step.id)
      .map(({ rule, title, severity }) => ({ rule, title, severity })),
  };
}

function answerLabel({ response, failure }: TraceExchange): string {
  if (response !== undefined) return String(response.status);
  return failure === undefined ? 'no answer' : failure.kind;
}
