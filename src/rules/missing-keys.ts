import type { Trace } from '../model/trace';
import { bodyObject, exchangesOf, type Found } from './evidence';

/** The request for the keys of the issuer, where its answer held none. RFC 7517 §5. */
export function missingKeys(trace: Trace): Found | undefined {
  const asked = exchangesOf(trace, 'token-check').at(-1);
  if (asked === undefined) return undefined;
  const { exchange } = asked;
  const answered = exchange.failure === undefined && exchange.response?.status === 200;
  return answered && Array.isArray(bodyObject(exchange)?.['keys']) ? undefined : asked;
}
