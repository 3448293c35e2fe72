/**
 * What went over the wire as it was, for a file that the user asks for after having read what will be
 * in it. Nothing of this is shown or kept.
 */

import type { SecretName } from '../model/flow';
import type { JudgedTrace, TraceExchange } from '../model/trace';
import type { Exchange } from './exchange';
import { projectExchange } from './project';
import type { Redactor } from './redact';
import { isSecretHeader } from './secret-names';
import { secretsIn, type Vault } from './vault';

export interface Exposed {
  /** The trace with its exchanges unmasked; those of an earlier window stay masked. */
  readonly trace: JudgedTrace;
  /** The secrets that are in it. */
  readonly secrets: readonly SecretName[];
  /** Names of header fields whose values are secrets, in lower case. */
  readonly headers: readonly string[];
  /** Secrets besides: of the configuration, of what was typed, of rounds before, or made of a key. */
  readonly others: boolean;
  /** An authorization server or identity provider has answered, and may have said who the person is. */
  readonly people: boolean;
}

const asItWas: Redactor = {
  text: (text) => text,
  headers: (headers) => headers,
  url: (url) => url,
  body: (_contentType, text) => text,
  data: (value) => value,
};

/** The trace with everything that is known, or with one exchange unmasked, by its id. */
export function exposed(
  trace: JudgedTrace,
  only: string | undefined,
  live: {
    readonly exchanges: readonly Exchange[];
    readonly vault: Vault;
    /** With the header fields that the user's configuration adds. */
    readonly server: { readonly headers: { readonly [name: string]: string } };
    readonly beganAt: number;
  },
): Exposed {
  const plain = new Map(
    live.exchanges
      .filter(({ id }) => only === undefined || id === only)
      .map((one) => [one.id, projectExchange(one, asItWas, live.beganAt)]),
  );
  const steps = trace.steps.map((step) => ({
    ...step,
    exchanges: step.exchanges.map((one) => plain.get(one.id) ?? one),
  }));
  const shown = [...plain.values()];
  const text = JSON.stringify(shown);
  const held = Object.entries(live.vault.content().held) as [SecretName, string][];
  const configured = Object.keys(live.server.headers).map((name) => name.toLowerCase());
  const named = held.filter(([, value]) => isIn(text, value));
  const known = named.flatMap(([name, value]) => secretsIn(name, value));
  return {
    trace: { ...trace, steps },
    secrets: named.map(([name]) => name),
    others:
      live.vault.protectedValues().some((value) => !known.includes(value) && isIn(text, value)) ||
      /client_assertion=/.test(text),
    headers: [...new Set(shown.flatMap(headerNames))].filter(
      (name) => configured.includes(name) || name === 'set-cookie' || isSecretHeader(name),
    ),
    people: shown.some(
      ({ party, response }) =>
        response !== undefined &&
        (party === 'authorization-server' || party === 'identity-provider'),
    ),
  };
}

/** In any of the ways in which a message has it; `Basic` is told by its header field. */
function isIn(text: string, value: string): boolean {
  const query = new URLSearchParams({ value }).toString().slice('value='.length);
  return [value, query, encodeURIComponent(value)].some((form) =>
    text.includes(JSON.stringify(form).slice(1, -1)),
  );
}

function headerNames({ request, response }: TraceExchange): readonly string[] {
  return [...request.headers, ...(response?.headers ?? [])].map(([name]) => name.toLowerCase());
}
