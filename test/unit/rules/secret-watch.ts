/** Listens at the ports for every secret that is really issued, so that a trace can be searched for it. */

import type { Ports } from '../../../src/model/ports';

const names = new Set([
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'registration_access_token',
  'code',
  'code_verifier',
  'state',
  'assertion',
  'client_assertion',
  'subject_token',
  'device_code',
  'user_code',
  'verification_uri_complete',
  'token',
]);

export interface SecretWatch {
  readonly fetch: Ports['fetch'];
  keep(name: string, value: string): void;
  /** Takes the secrets in the query of an address. */
  query(url: string): void;
  /** By value; the name says as what it was seen first. */
  readonly seen: ReadonlyMap<string, string>;
}

/** A watch that sends with `fetch`. */
export function createSecretWatch(fetch: Ports['fetch']): SecretWatch {
  const seen = new Map<string, string>();
  const keep = (name: string, value: string): void => {
    if (value.length >= 8 && !seen.has(value)) seen.set(value, name);
  };
  const keepAll = (pairs: Iterable<readonly [string, unknown]>): void => {
    for (const [name, value] of pairs) {
      if (names.has(name) && typeof value === 'string') keep(name, value);
    }
  };
  const keepText = (text: string): void => {
    try {
      keepAll(Object.entries(JSON.parse(text) as object));
    } catch {
      keepAll(new URLSearchParams(text));
    }
  };

  return {
    seen,
    keep,
    query: (url) => keepAll(new URL(url).searchParams),
    async fetch(url, init) {
      if (typeof init.body === 'string') keepText(init.body);
      const headers = new Headers(init.headers);
      const [scheme, credentials] = (headers.get('authorization') ?? '').split(' ', 2);
      if (credentials !== undefined) keep(`${scheme} credentials`, credentials);
      keep('proof', headers.get('dpop') ?? '');
      const response = await fetch(url, init);
      // Answers that hold secrets are small and say how long they are; others may never end.
      const length = Number(response.headers.get('content-length') ?? Number.NaN);
      const mayHold = init.method === 'POST' || credentials !== undefined;
      if (!mayHold || !(length > 0 && length < 100_000)) return response;
      const text = await response.text();
      keepText(text);
      return new Response(text, response);
    },
  };
}
