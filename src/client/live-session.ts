/** A session that stays open, over whichever SDK's client was connected. Nothing is thrown. */

import type {
  CallOutcome,
  CallWish,
  ListOutcome,
  LiveLimits,
  LiveRequest,
  LiveSession,
  OfferedItem,
  Offering,
  Refused,
} from '../model/live-session';
import type { WireSession } from '../model/session';
import type { Json, JsonObject } from '../model/wire';
import { wordsOf } from './bounded-wire';
import { type Refusal, refusedIn } from './refused';

/** A connected client of an SDK. What its functions throw becomes an outcome here. */
export interface LiveWire {
  readonly session: WireSession;
  readonly sessionId?: string;
  readonly offers: readonly Offering[];
  list(offering: Offering): Promise<Listed>;
  send(request: LiveRequest, options: SendOptions): Promise<object>;
}

export interface Listed {
  readonly items: readonly { readonly name: string }[];
  /** The server has more than were asked for. */
  readonly more: boolean;
}

/** In the words of both SDKs. */
export interface SendOptions {
  readonly timeout: number;
  readonly resetTimeoutOnProgress: true;
  readonly signal?: AbortSignal;
  readonly onprogress?: (now: SdkProgress) => void;
}

interface SdkProgress {
  readonly progress: number;
  readonly total?: number | undefined;
  readonly message?: string | undefined;
}

export interface LiveOptions {
  readonly latency: number;
  readonly limits: LiveLimits;
  readonly close: () => Promise<void>;
}

/** The most items of a list that are kept. */
const mostItems = 2000;

export function liveSession(wire: LiveWire, options: LiveOptions): LiveSession {
  const { latency, limits, close } = options;
  const { session, sessionId, offers } = wire;
  return {
    session,
    latency,
    ...(sessionId !== undefined && { sessionId }),
    offers,
    list: (offering) => list(wire, offering),
    request: (request, wish = {}) => ask(wire, request, wish, limits.call),
    close,
  };
}

/** What a server has lists of, by the capabilities that it states. */
export function offersOf(
  capabilities: { readonly [name in 'tools' | 'resources' | 'prompts']?: unknown } = {},
): readonly Offering[] {
  return [
    ...(capabilities.tools ? (['tools'] as const) : []),
    ...(capabilities.resources ? (['resources', 'resource-templates'] as const) : []),
    ...(capabilities.prompts ? (['prompts'] as const) : []),
  ];
}

/** What an error of an SDK means. */
export function failureOf(error: unknown): Refusal | Failed {
  return refusedIn(error) ?? { kind: 'failed', message: wordsOf(error) };
}

/** The same of an opening, which has no session to lose. */
export function openingFailure(error: unknown): Refused | Failed {
  const failure = failureOf(error);
  return failure.kind === 'session-lost'
    ? { kind: 'failed', message: 'The server does not know the session that it has just opened.' }
    : failure;
}

interface Failed {
  readonly kind: 'failed';
  readonly message: string;
}

async function list(wire: LiveWire, offering: Offering): Promise<ListOutcome> {
  try {
    const { items, more } = await wire.list(offering);
    return {
      kind: 'listed',
      items: items.slice(0, mostItems).map(offeredItem),
      more: more || items.length > mostItems,
    };
  } catch (error) {
    return failureOf(error);
  }
}

function offeredItem(item: { readonly name: string }): OfferedItem {
  // It came out of JSON, so it can hold nothing else.
  const definition = item as unknown as JsonObject;
  const { title, description } = definition as { readonly [member: string]: Json };
  return {
    name: item.name,
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    definition,
  };
}

async function ask(
  wire: LiveWire,
  request: LiveRequest,
  { signal, onProgress }: CallWish,
  timeout: number,
): Promise<CallOutcome> {
  const options: SendOptions = {
    timeout,
    resetTimeoutOnProgress: true,
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && {
      onprogress: ({ progress, total, message }) =>
        onProgress({
          done: progress,
          ...(total !== undefined && { total }),
          ...(message !== undefined && { message }),
        }),
    }),
  };
  try {
    return { kind: 'answered', result: (await wire.send(request, options)) as JsonObject };
  } catch (error) {
    return signal?.aborted ? { kind: 'cancelled' } : failureOf(error);
  }
}
