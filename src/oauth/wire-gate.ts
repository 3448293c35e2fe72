/** Lets the user hold and change a request of the open session, which no step drafts. */

import type { StepId } from '../model/flow';
import { editedLive, type RequestEdit } from './edit';
import type { LiveRequest } from './exchange';
import type { Passage } from './pauses';
import type { NextRequest } from './upcoming';

export interface WireGateOptions {
  /** `signal`: the session that asks has been left. */
  holdBefore(request: NextRequest, signal: AbortSignal): Promise<Passage>;
  /** The edit that waits for the request of this name, or for the one that is held. */
  takeEdit(name?: string): RequestEdit | undefined;
}

/** What wants to go out in a session. */
export interface WireRequest {
  readonly live: LiveRequest;
  readonly step: StepId;
  readonly because: string;
  /** Header fields that belong to the server and nobody else. */
  readonly bound: readonly string[];
}

export interface WireGate {
  /** The request as it may go out, and what the user has changed in it. */
  pass(
    request: WireRequest,
    signal: AbortSignal,
  ): Promise<{ readonly live: LiveRequest; readonly edit?: RequestEdit }>;
}

/** A gate that the requests of one session after the other go through. */
export function createWireGate({ holdBefore, takeEdit }: WireGateOptions): WireGate {
  return {
    async pass(request, signal) {
      const way = await holdBefore({ kind: 'live', ...request }, signal);
      // The session is told as `fetch` tells it.
      if (way === 'ended') throw new DOMException('The flow went elsewhere.', 'AbortError');
      const { live, bound } = request;
      const edit = takeEdit(wireName(live)) ?? (way === 'held' ? takeEdit() : undefined);
      return edit === undefined ? { live } : { live: editedLive(live, edit, bound), edit };
    },
  };
}

/** What a request of a session is known by when it is made once more: its method of JSON-RPC, or else of HTTP. */
export function wireName({ method, body }: Pick<LiveRequest, 'method' | 'body'>): string {
  return rpcMethodOf(body) ?? method;
}

/** The method of a JSON-RPC message; `undefined` for anything else. */
export function rpcMethodOf(body: string | undefined): string | undefined {
  try {
    const message: unknown = JSON.parse(body ?? '');
    if (typeof message !== 'object' || message === null || !('method' in message)) return undefined;
    return typeof message.method === 'string' ? message.method : undefined;
  } catch {
    return undefined;
  }
}
