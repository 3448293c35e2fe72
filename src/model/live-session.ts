/** What a session that stays open can do: the server's lists, and the calls that people make by hand. */

import type { Elicitation, ElicitationAnswer, SamplingAnswer, SamplingWish } from './elicitation';
import type { WireSession } from './session';
import type { Json, JsonObject } from './wire';

/** What a server can have lists of. */
export type Offering = 'tools' | 'resources' | 'resource-templates' | 'prompts';

/** One line of a list. `definition` is all that the server says of it. */
export interface OfferedItem {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly definition: JsonObject;
}

/** The server did not take the token, or wants one. RFC 6750 §3. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: 401 | 403;
  /** Error code and scope of the challenge, where it has them. */
  readonly error?: string;
  readonly scope?: string;
}

/** The server does not know the session any more; another can be opened. */
export interface SessionLost {
  readonly kind: 'session-lost';
}

export type CallOutcome =
  | { readonly kind: 'answered'; readonly result: JsonObject }
  | { readonly kind: 'cancelled' }
  | Refused
  | SessionLost
  /** `message` may have words of the server. */
  | { readonly kind: 'failed'; readonly message: string };

export type ListOutcome =
  | { readonly kind: 'listed'; readonly items: readonly OfferedItem[]; readonly more: boolean }
  | Refused
  | SessionLost
  | { readonly kind: 'failed'; readonly message: string };

export type LiveRequest =
  | { readonly kind: 'tool'; readonly name: string; readonly arguments: JsonObject }
  | {
      readonly kind: 'prompt';
      readonly name: string;
      readonly arguments: { readonly [name: string]: string };
    }
  | { readonly kind: 'resource'; readonly uri: string };

export interface Progress {
  readonly done: number;
  readonly total?: number;
  readonly message?: string;
}

export interface CallWish {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** In milliseconds. */
export interface LiveLimits {
  /** For saying hello, and for each page of a list. */
  readonly hello: number;
  /** For a call; progress begins it anew. */
  readonly call: number;
}

export interface LiveSession {
  readonly session: WireSession;
  /** From the start of connecting to the first answer, in milliseconds. */
  readonly latency: number;
  /** The session's id, of a server that gave one. MCP 2025-11-25, Transports, Session Management. */
  readonly sessionId?: string;
  /** What the server says it has. */
  readonly offers: readonly Offering[];
  list(offering: Offering): Promise<ListOutcome>;
  request(request: LiveRequest, wish?: CallWish): Promise<CallOutcome>;
  /** Ends the session; of a server that was started, the process is gone when this resolves. */
  close(): Promise<void>;
}

/** What a server says on its own, and asks. All of it is data. */
export interface LiveEvents {
  readonly onListChanged: (offering: Offering) => void;
  /** One line, from the server's log or its stderr. */
  readonly onLog: (line: string) => void;
  /** The session is over, whoever ended it. */
  readonly onEnd: () => void;
  readonly onElicit: (question: Elicitation) => Promise<ElicitationAnswer>;
  readonly onSample: (wish: SamplingWish) => Promise<SamplingAnswer>;
}

export type LiveOpening =
  | { readonly kind: 'open'; readonly live: LiveSession }
  | Refused
  | { readonly kind: 'failed'; readonly message: string };

/** A value of JSON as text, for a line. */
export function asLine(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
