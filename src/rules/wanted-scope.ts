import type { Trace } from '../model/trace';
import { answerField, challengeParameter } from './every-exchange';
import { exchangesOf, headerPointer } from './evidence';
import { failedCheck } from './failed-check';
import { scopeOfToken } from './scope-of-token';

export interface WantedScope {
  readonly status: number | undefined;
  /** The error of the challenge. */
  readonly error: string | undefined;
  /** All scopes that the refusal names. */
  readonly wanted: string;
  readonly granted: readonly string[];
  /** Those of the wanted ones that the token lacks: one at least. */
  readonly missing: readonly string[];
  readonly evidence: readonly string[];
}

/** The scopes for which the server refused the token, where its answer names some that no check has missed yet. */
export function wantedScope(trace: Trace): WantedScope | undefined {
  const refusal = exchangesOf(trace, trace.stop?.step ?? 'connect').findLast(({ exchange }) =>
    [401, 403].includes(exchange.response?.status ?? 0),
  );
  const granted = scopeOfToken(trace);
  if (refusal === undefined || granted === undefined) return undefined;
  const field = answerField(refusal.exchange, 'www-authenticate');
  const wanted = challengeParameter(field, 'scope') ?? '';
  const missing = wanted
    .split(' ')
    .filter((scope) => scope !== '' && !granted.scopes.includes(scope));
  // What the first challenge has named was compared with the token already.
  const known = failedCheck(trace, 'required-scope') ?? failedCheck(trace, 'scope');
  if (missing.length === 0 || (known && wanted === trace.facts.challenge?.scope)) return undefined;
  return {
    status: refusal.exchange.response?.status,
    error: challengeParameter(field, 'error'),
    wanted,
    granted: granted.scopes,
    missing,
    evidence: [headerPointer(refusal, 'www-authenticate'), granted.pointer],
  };
}
