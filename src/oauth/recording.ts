/** What a saved trace holds of the answers that its steps got. */

import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { Trace, TraceExchange, TraceOutcome } from '../model/trace';
import type { Body, Json, JsonObject } from '../model/wire';
import { isObject } from './metadata';
import type { Action, RequestDraft } from './step';

export interface Recorded {
  readonly exchange: TraceExchange;
  readonly kept: Extract<TraceOutcome, { kind: 'answer' }>['kept'];
}

/**
 * The recorded exchange that answers a request: the one that the step got then, if it is this
 * request, or else any of the trace with the same method and address that was not used yet.
 */
export function answerTo(
  draft: RequestDraft,
  trace: Trace,
  then: TraceOutcome | undefined,
  used: readonly TraceExchange[],
): Recorded | undefined {
  const all = trace.steps.flatMap((step) => step.exchanges);
  const kept = new Map(
    trace.steps.flatMap((step) =>
      step.outcomes.flatMap((one) =>
        one.kind === 'answer' ? [[one.exchange, one.kept] as const] : [],
      ),
    ),
  );
  const id = then !== undefined && 'exchange' in then ? then.exchange : undefined;
  const own = all.find((one) => one.id === id);
  const first = own && firstHop(own, all);
  const exchange =
    own !== undefined && first !== undefined && isSame(first, draft)
      ? own
      : all.find(
          (one) => isSame(one, draft) && !used.includes(one) && one.redirectOf === undefined,
        );
  if (exchange === undefined) return undefined;
  const last = exchange === own ? exchange : lastHop(exchange, all);
  return { exchange: last, kept: kept.get(last.id) ?? {} };
}

/** The outcome that the step saw then, with references where secrets were. */
export function recordedOutcome({ exchange, kept }: Recorded, draft: RequestDraft): Outcome {
  const { response, failure, request } = exchange;
  const { url } = request;
  if (response === undefined || failure !== undefined) {
    return {
      kind: 'failure',
      exchange: exchange.id,
      url,
      failure: failure ?? { kind: 'network', detail: 'no response' },
    };
  }
  const body = bodyOf(response.body.text);
  return {
    kind: 'response',
    exchange: exchange.id,
    url,
    status: response.status,
    // A nonce is masked like a secret, and that there was one is all that a step asks.
    headers: response.headers.map(([name, value]) =>
      name === 'dpop-nonce' ? [name, 'masked'] : [name, value],
    ),
    body: body.kind === 'json' ? { kind: 'json', value: withRefs(body.value, kept, draft) } : body,
    kept,
  };
}

/** Whether a recorded outcome is one that this action can come to. */
export function outcomeFits(action: Action<keyof Facts>, { kind }: Outcome): boolean {
  switch (action.do) {
    case 'compute':
      return ['made-pkce', 'made-dpop-key', 'looked-at', 'checked-token'].includes(kind);
    case 'ask':
      return ['redirect', 'no-redirect', 'login', 'shown', 'answered', 'failure'].includes(kind);
    case 'wire':
      return kind === 'wire';
    case 'load':
      return kind === 'loaded';
    case 'load-registrations':
      return kind === 'loaded-registrations';
    case 'hold':
      return kind === 'held';
    case 'wait':
      return kind === 'waited';
    default:
      return false;
  }
}

/** An edited request may have gone elsewhere; its answer is the answer to what the step asked all the same. */
function isSame({ request, edited }: TraceExchange, draft: RequestDraft): boolean {
  if (edited === true) return true;
  return request.method === draft.method && sameAddress(request.url, draft.url);
}

/** Masks stand in the recorded address where secrets were. */
function sameAddress(recorded: string, asked: string): boolean {
  return recorded === asked || recorded.split('?')[0] === asked.split('?')[0];
}

function firstHop(exchange: TraceExchange, all: readonly TraceExchange[]): TraceExchange {
  const before = all.find((one) => one.id === exchange.redirectOf);
  return before === undefined ? exchange : firstHop(before, all);
}

function lastHop(exchange: TraceExchange, all: readonly TraceExchange[]): TraceExchange {
  const next = all.find((one) => one.redirectOf === exchange.id);
  return next === undefined ? exchange : lastHop(next, all);
}

function bodyOf(text: string): Body {
  if (text.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(text) as Json };
  } catch {
    const html = /^\s*(<!doctype html|<html)/i.test(text);
    return { kind: 'text', text: text.slice(0, 2000), html };
  }
}

function withRefs(value: Json, kept: Recorded['kept'], { keep }: RequestDraft): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => {
      const name = Object.hasOwn(keep, member) ? keep[member] : undefined;
      return [member, name !== undefined && kept[name] !== undefined ? { secret: name } : inner];
    }),
  ) as JsonObject;
}
