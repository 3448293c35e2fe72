/** What the wire of either era is opened with. */

import type { JsonObject } from '../model/wire';
import type { WireFetch } from '../oauth/wire-fetch';

export interface EraOptions {
  readonly url: string;
  readonly transport: 'http' | 'sse';
  readonly fetch: WireFetch;
  /** For one request, in milliseconds. */
  readonly timeout: number;
  /** Answers what a tool asks in the middle of a call. Without it the client says that it answers nothing. */
  readonly onElicit?: (question: Elicitation) => Promise<ElicitationAnswer>;
}

/** A form that a tool wants filled in before it goes on. MCP, Elicitation. */
export interface Elicitation {
  readonly message: string;
  /** JSON Schema of the answer. */
  readonly schema: JsonObject;
}

export type ElicitationAnswer =
  | { readonly action: 'accept'; readonly content: { readonly [field: string]: ElicitedValue } }
  | { readonly action: 'decline' | 'cancel' };

export type ElicitedValue = string | number | boolean | readonly string[];
