/** Finds a trial registration and says what the server made of it. */

import type { Trial, TrialKind } from '../model/survey';
import type { Trace } from '../model/trace';
import { refusalWords } from './answer-words';
import { answerPointer, exchangeOf } from './evidence';

export interface FoundTrial {
  readonly trial: Trial;
  /** The redirect URIs and the answer, in words. */
  readonly words: string;
  readonly evidence: readonly string[];
}

/** The trials of these kinds that were accepted, or that were not. */
export function trialsOf(
  trace: Trace,
  kinds: readonly TrialKind[],
  accepted: boolean,
): readonly FoundTrial[] {
  return (trace.facts.trials ?? []).flatMap((trial, at) => {
    if (!kinds.includes(trial.kind) || trial.accepted !== accepted) return [];
    const found = exchangeOf(trace, trial.exchange);
    const uris = trial.redirectUris.join(', ') || 'no redirect URI';
    return [
      {
        trial,
        words: `${uris}: ${found === undefined ? 'no answer' : refusalWords(found.exchange)}`,
        evidence: [`/facts/trials/${at}`, ...(found === undefined ? [] : [answerPointer(found)])],
      },
    ];
  });
}

/** Whether the server registers anybody at all; without that, a refusal says nothing of its reason. */
export function registersAnybody(trace: Trace): boolean {
  return (trace.facts.trials ?? []).some(({ accepted }) => accepted);
}
