/** Whether a recorded request is the one that a step asks for: by method, address, and JSON-RPC method. */

import type { TraceExchange } from '../model/trace';
import type { Json } from '../model/wire';
import { standsBeforeTheWire } from './era';
import { withMasks } from './mask-words';
import { isObject, textMember } from './metadata';
import { createRedactor } from './redact';
import type { RequestDraft } from './step';

/** A request with what came of it at the end of its redirects. */
export interface Hops {
  readonly first: TraceExchange;
  readonly last: TraceExchange;
}

/** A comparison that reads each address and message once. Whatever else differs between the requests is passed over. */
export function createComparison(): (hops: Hops, draft: RequestDraft) => boolean {
  const redactor = createRedactor([]);
  const places = new Map<string, string>();
  const messages = new Map<TraceExchange, string | undefined>();

  /** In the recorded address secrets are masked by their names, so they are in both. */
  function placeOf(url: string): string {
    const known = places.get(url);
    if (known !== undefined) return known;
    const place = decoded(redactor.url(withMasks(url)));
    places.set(url, place);
    return place;
  }

  function messageOf(exchange: TraceExchange): string | undefined {
    if (!messages.has(exchange)) messages.set(exchange, rpcMethodOf(exchange));
    return messages.get(exchange);
  }

  return ({ first, last }, draft) => {
    const { method } = first.request;
    const url = draft.credentials === 'token-in-query' ? withoutToken(first) : first.request.url;
    if (method !== draft.method || placeOf(url) !== placeOf(draft.url)) return false;
    const asked = draft.body?.kind === 'json' ? rpcMethod(draft.body.value) : undefined;
    return asked === undefined || asked === messageOf(first) || isRefusedUnread(last);
  };
}

/** The method of the JSON-RPC message that an exchange sent. */
export function rpcMethodOf({ request }: TraceExchange): string | undefined {
  try {
    return rpcMethod(JSON.parse(request.body?.text ?? '') as Json);
  } catch {
    return undefined;
  }
}

/** Whether what came of it would have come of any other message too. */
export function isRefusedUnread({ response, failure }: TraceExchange): boolean {
  if (response === undefined) return failure !== undefined;
  return standsBeforeTheWire(response.status);
}

/** The method of a JSON-RPC message. */
export function rpcMethod(message: Json): string | undefined {
  return isObject(message) ? textMember(message, 'method') : undefined;
}

/** The address without the token that was added to it as its last parameter. */
function withoutToken({ request: { url } }: TraceExchange): string {
  return url.replace(/[?&]access_token=[^&]*$/, '');
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
