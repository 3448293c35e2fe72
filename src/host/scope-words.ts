/** Reads out of what a server answered which scope it wants. */

import type { CallOutcome } from '../model/live-session';
import type { Json } from '../model/wire';

/**
 * Whether a call failed for want of a scope. `scope` is what the server named; FastMCP's middleware
 * says it in the text of a tool's error, and before version 4 without a name.
 */
export type ScopeWish =
  | { readonly kind: 'wanted'; readonly scope?: string }
  | { readonly kind: 'not-wanted' };

/** `granted`: the scopes of the token, where they are known. */
export function scopeWish(outcome: CallOutcome, granted: string | undefined): ScopeWish {
  switch (outcome.kind) {
    case 'refused': {
      const { status, error, scope } = outcome;
      const named = scope === undefined ? {} : { scope };
      if (status === 403)
        return error === 'insufficient_scope' || scope !== undefined
          ? { kind: 'wanted', ...named }
          : { kind: 'not-wanted' };
      // FastMCP refuses a token that lacks a scope like one that is no good.
      const lacks =
        granted !== undefined && wordsOf(scope).some((one) => !wordsOf(granted).includes(one));
      return lacks ? { kind: 'wanted', ...named } : { kind: 'not-wanted' };
    }
    case 'answered':
      return outcome.result['isError'] === true
        ? wishIn(outcome.result['content'])
        : { kind: 'not-wanted' };
    case 'cancelled':
    case 'session-lost':
    case 'failed':
      return { kind: 'not-wanted' };
  }
}

function wishIn(content: Json | undefined): ScopeWish {
  const texts = (Array.isArray(content) ? content : []).flatMap((part) =>
    typeof part === 'object' && part !== null && 'text' in part ? [String(part['text'])] : [],
  );
  const text = texts.join(' ').slice(0, 2000);
  const named = /insufficient[ _]scope \(required: ([^)]{1,300})\)/i.exec(text)?.[1];
  if (named !== undefined) return { kind: 'wanted', scope: wordsOf(named).join(' ') };
  return /insufficient[ _](?:scope|permissions)/i.test(text)
    ? { kind: 'wanted' }
    : { kind: 'not-wanted' };
}

/** Scopes with spaces or commas between them, each once. RFC 6749 §3.3. */
export function wordsOf(scope: string | undefined): readonly string[] {
  return [...new Set((scope ?? '').split(/[\s,]+/).filter(Boolean))];
}
