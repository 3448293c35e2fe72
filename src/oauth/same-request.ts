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

/** A comparison that reads each address once. Whatever else differs between the requests is passed over. */
export function createComparison(): (hops: Hops, draft: RequestDraft) => boolean {
  const redactor = createRedactor([]);
  const places = new Map<string, string>();

  /** In the recorded address secrets are masked by their names, so they are in both. */
  function placeOf(url: string): string {
    const known = places.get(url);
    if (known !== undefined) return known;
    const place = decoded(redactor.url(withMasks(url)));
    places.set(url, place);
    return place;
  }

  return (hops, draft) => {
    const { request } = hops.first;
    return (
      request.method === draft.method &&
      placeOf(request.url) === placeOf(draft.url) &&
      sameMessage(hops, draft)
    );
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
  const { status } = response;
  return (status >= 300 && status < 400) || standsBeforeTheWire(status);
}

function sameMessage({ first, last }: Hops, { body }: RequestDraft): boolean {
  const asked = body?.kind === 'json' ? rpcMethod(body.value) : undefined;
  return asked === undefined || asked === rpcMethodOf(first) || isRefusedUnread(last);
}

/** The method of a JSON-RPC message. */
export function rpcMethod(message: Json): string | undefined {
  return isObject(message) ? textMember(message, 'method') : undefined;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
