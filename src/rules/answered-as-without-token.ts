import type { Trace } from '../model/trace';
import { answerField, challengeParameter, requestField } from './every-exchange';
import { exchangesOf, headerPointer } from './evidence';

export interface SameChallenge {
  /** The field that came both times. */
  readonly challenge: string;
  readonly evidence: readonly string[];
}

/**
 * The challenge with which the server refused the token, where it is the one that it had without a
 * token and names no error. RFC 6750 §3.1: a token that came and is bad has `error="invalid_token"`.
 */
export function answeredAsWithoutToken(trace: Trace): SameChallenge | undefined {
  const without = exchangesOf(trace, 'first-request').findLast(
    ({ exchange }) => exchange.response?.status === 401,
  );
  const refusal = exchangesOf(trace, trace.stop?.step ?? 'connect').findLast(
    ({ exchange }) =>
      exchange.response?.status === 401 && requestField(exchange, 'authorization') !== undefined,
  );
  if (without === undefined || refusal === undefined) return undefined;
  const [before, after] = [without, refusal].map(({ exchange }) =>
    answerField(exchange, 'www-authenticate'),
  );
  // Without any challenge nothing would tell a bad token from none.
  if (after === undefined || before !== after || challengeParameter(after, 'error') !== undefined)
    return undefined;
  return {
    challenge: after,
    evidence: [
      headerPointer(refusal, 'www-authenticate'),
      headerPointer(without, 'www-authenticate'),
    ],
  };
}
