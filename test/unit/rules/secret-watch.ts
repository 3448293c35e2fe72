/** Listens at the ports for every secret that is really issued, so that a trace can be searched for it. */

const names = new Set([
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'registration_access_token',
  'code',
  'code_verifier',
  'state',
]);

export interface SecretWatch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  keep(name: string, value: string): void;
  /** Takes the secrets in the query of an address. */
  query(url: string): void;
  /** By value; the name says what it was. */
  readonly seen: ReadonlyMap<string, string>;
}

export function createSecretWatch(): SecretWatch {
  const seen = new Map<string, string>();
  const keep = (name: string, value: string): void => {
    if (value.length >= 8) seen.set(value, name);
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
      const basic = /^Basic (.+)$/.exec(new Headers(init.headers).get('authorization') ?? '')?.[1];
      if (basic !== undefined) keep('basic credentials', basic);
      const response = await fetch(url, init);
      // Answers that hold secrets are small and say how long they are; others may never end.
      const length = Number(response.headers.get('content-length') ?? Number.NaN);
      if (init.method !== 'POST' || !(length > 0 && length < 100_000)) return response;
      const text = await response.text();
      keepText(text);
      return new Response(text, response);
    },
  };
}
