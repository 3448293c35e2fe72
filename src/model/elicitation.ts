/** What a server asks in the middle of a call, and what comes back. MCP, Elicitation and Sampling. */

import type { Json, JsonObject } from './wire';

/** A form that a tool wants filled in before it goes on. */
export interface Elicitation {
  readonly message: string;
  /** JSON Schema of the answer. */
  readonly schema: JsonObject;
}

export type ElicitationAnswer =
  | { readonly action: 'accept'; readonly content: { readonly [field: string]: ElicitedValue } }
  | { readonly action: 'decline' | 'cancel' };

export type ElicitedValue = string | number | boolean | readonly string[];

/** A text that a server wants a language model to write. */
export interface SamplingWish {
  readonly systemPrompt?: string;
  readonly messages: readonly { readonly role: string; readonly content: Json }[];
}

/** The text in place of the model's; nothing when it was refused. */
export type SamplingAnswer = { readonly text: string } | undefined;
