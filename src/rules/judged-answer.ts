/** The answer that a flow was judged by, where it tried another way after it. */

import type { Trace } from '../model/trace';
import { exchangesOf, type Found, lastExchange } from './evidence';

/**
 * The last answer of the step at which the flow stopped. Where the first request ended in a try of the
 * older transport that came to nothing, the answer to the POST before it, which says more.
 */
export function judgedAnswer(trace: Trace): Found | undefined {
  const last = lastExchange(trace);
  if (trace.stop?.step !== 'first-request' || trace.server.transport === 'sse') return last;
  if (last?.exchange.request.method !== 'GET' || last.exchange.redirectOf !== undefined)
    return last;
  const posted = exchangesOf(trace, 'first-request').findLast(
    ({ exchange }) => exchange.request.method === 'POST',
  );
  return posted ?? last;
}
