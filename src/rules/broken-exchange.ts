/**
 * The request that brought no whole answer where the flow stopped. Rules about broken connections
 * start from it, and rules about what an answer says keep quiet when there was none.
 */

import type { StopCode } from '../model/stop';
import type { Trace } from '../model/trace';
import type { Failure } from '../model/wire';
import { exchangesOf, type Found } from './evidence';

export interface Broken extends Found {
  readonly failure: Failure;
}

/** Stops for what a document says: it came whole, and whatever was asked after it was for comparison. */
const ofDocument: ReadonlySet<StopCode> = new Set([
  'resource-mismatch',
  'resource-metadata-unusable',
  'issuer-mismatch',
  'server-metadata-unusable',
  'pkce-not-advertised',
] as const);

/** The broken exchange behind the stop; `undefined` when the last answer came whole. */
export function brokenExchange(trace: Trace): Broken | undefined {
  const { stop } = trace;
  if (stop === undefined || ofDocument.has(stop.code)) return undefined;
  const exchanges = exchangesOf(trace, stop.step).filter(
    // The stream for messages runs beside the requests of a session and is cut when they fail.
    ({ exchange }) => !isSession(trace) || exchange.request.method !== 'GET',
  );
  // Where every address is a second try of the one before, the first that broke is to blame.
  const several = stop.code === 'no-discovery' || stop.code === 'no-server-metadata';
  const candidates = several ? exchanges : exchanges.slice(-1);
  for (const found of candidates) {
    const { failure } = found.exchange;
    // An aborted request was given up by this side, which says nothing of the server.
    if (failure !== undefined && failure.kind !== 'aborted') return { ...found, failure };
  }
  return undefined;
}

function isSession({ stop, server }: Trace): boolean {
  return stop !== undefined && server.transport === 'http' && stop.code === 'session-failed';
}
