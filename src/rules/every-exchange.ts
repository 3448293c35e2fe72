/** What went over the wire in a whole flow, and what stands in header fields. */

import { fieldIn } from '../model/field-in';
import type { Party, StepId } from '../model/flow';
import type { Trace, TraceExchange } from '../model/trace';
import { exchangesOf, type Found } from './evidence';

export interface Placed extends Found {
  readonly step: StepId;
}

/** Every exchange with this party that the client made by itself, in the order of the steps. */
export function exchangesWith(trace: Trace, party: Party): readonly Placed[] {
  return trace.steps.flatMap(({ id }) =>
    exchangesOf(trace, id)
      .filter(({ exchange }) => exchange.party === party && exchange.edited !== true)
      .map((found) => ({ ...found, step: id })),
  );
}

/** The value of a header field of an answer. */
export function answerField({ response }: TraceExchange, name: string): string | undefined {
  return fieldIn(response?.headers ?? [], name);
}

/** The value of a header field of a request. */
export function requestField({ request }: TraceExchange, name: string): string | undefined {
  return fieldIn(request.headers, name);
}

/** A parameter of the challenges in a `WWW-Authenticate` field. RFC 9110 §11.2. */
export function challengeParameter(field: string | undefined, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`, 'i').exec(
      field ?? '',
    ) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? bare;
}
