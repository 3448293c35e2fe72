/** Changes that a user makes to a request: before it goes out, or to send it again. */

import type { LiveRequest } from './exchange';
import { isSecretHeader, isSecretName, secretsInHeader, secretsInQuery } from './secret-names';
import type { FormField, RequestDraft } from './step';
import { isHttpUrl } from './well-known';

export interface RequestEdit {
  readonly method?: string;
  readonly url?: string;
  /** Header fields by name; `null` takes one out. */
  readonly headers?: { readonly [name: string]: string | null };
  /** Parameters of the form, or of the query where the request has no form; `null` takes one out. */
  readonly parameters?: { readonly [name: string]: string | null };
  /** In place of the whole body. */
  readonly body?: string;
}

/**
 * Whether an edit makes a request that can be sent: an http or https address, a method that `fetch`
 * takes, names of HTTP, values of one line in Latin-1.
 */
export function isUsableEdit({ method, url, headers }: RequestEdit): boolean {
  if (method !== undefined && (!/^[A-Z]{1,20}$/.test(method) || forbidden.includes(method)))
    return false;
  if (url !== undefined && !isHttpUrl(url)) return false;
  return Object.entries(headers ?? {}).every(
    ([name, value]) =>
      /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) &&
      (value === null || /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
  );
}

/** Fetch, Methods. */
const forbidden: readonly string[] = ['CONNECT', 'TRACE', 'TRACK'];

/** What a user typed where a secret goes, so that it can be kept from view. */
export function secretsInEdit({ url, headers, parameters, body }: RequestEdit): readonly string[] {
  const fields = [
    ...Object.entries(parameters ?? {}),
    ...new URLSearchParams(body ?? ''),
    ...membersOf(body),
  ];
  return [
    ...(url === undefined ? [] : secretsInQuery(url)),
    ...Object.entries(headers ?? {}).flatMap(([name, value]) =>
      value !== null && isSecretHeader(name) ? secretsInHeader(name, value) : [],
    ),
    ...fields.flatMap(([name, value]) => (value !== null && isSecretName(name) ? [value] : [])),
  ];
}

/**
 * The draft with the edit in it. Credentials are filled in afterwards, so an edited request is signed
 * anew; a changed origin gets none of them, and none of the secrets of its form.
 */
export function editedDraft(draft: RequestDraft, edit: RequestEdit): RequestDraft {
  const url = edit.url ?? draft.url;
  const method = edit.method ?? draft.method;
  const moved = new URL(url).origin !== new URL(draft.url).origin;
  const form = draft.body?.kind === 'form';
  const fields = form ? draft.body.fields : [];
  const kept = moved ? fields.filter(([, value]) => typeof value === 'string') : fields;
  const body = takesBody(method) ? editedBody(draft, edit, kept) : undefined;
  const { proof: _proof, body: _body, ...rest } = draft;
  return {
    ...rest,
    method,
    url: form ? url : withParameters(url, edit.parameters ?? {}),
    headers: withHeaders(draft.headers, edit.headers ?? {}),
    overrideHeaders: byLowerName(edit.headers ?? {}),
    ...(form && { overrideParameters: edit.parameters ?? {} }),
    credentials: moved ? 'none' : draft.credentials,
    ...(draft.proof === true && !moved && { proof: true }),
    ...(body !== undefined && { body }),
  };
}

/**
 * The same for a request of an open session, which has no draft. The token is added afterwards.
 * `bound`: header fields that belong to the server; a changed origin gets none of them.
 */
export function editedLive(
  live: LiveRequest,
  edit: RequestEdit,
  bound: readonly string[],
): LiveRequest {
  const url = edit.url ?? live.url;
  const method = edit.method ?? live.method;
  const moved = new URL(url).origin !== new URL(live.url).origin;
  const lost = new Set(moved ? bound.map((name) => name.toLowerCase()) : []);
  const kept = live.headers.filter(([name]) => !lost.has(name.toLowerCase()));
  const headers = withHeaders(Object.fromEntries(kept), edit.headers ?? {});
  const body = takesBody(method) ? (edit.body ?? live.body) : undefined;
  return {
    method,
    url: withParameters(url, edit.parameters ?? {}),
    headers: Object.entries(headers),
    ...(body !== undefined && { body }),
  };
}

/** `fetch` sends none with these. */
function takesBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** String members of a JSON object, however deep. */
function membersOf(body: string | undefined): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  try {
    JSON.parse(body ?? '', (name: string, value: unknown) => {
      if (typeof value === 'string') found.push([name, value]);
      return value;
    });
  } catch {
    return [];
  }
  return found;
}

function editedBody(
  draft: RequestDraft,
  edit: RequestEdit,
  fields: readonly FormField[],
): RequestDraft['body'] {
  if (edit.body !== undefined) {
    const contentType =
      draft.body?.kind === 'form'
        ? 'application/x-www-form-urlencoded'
        : draft.body?.kind === 'text'
          ? draft.body.contentType
          : 'application/json';
    return { kind: 'text', text: edit.body, contentType };
  }
  if (draft.body?.kind !== 'form') return draft.body;
  const changes = edit.parameters ?? {};
  const left = fields.flatMap(([name, value]): FormField[] => {
    const change = changes[name];
    return change === undefined ? [[name, value]] : change === null ? [] : [[name, change]];
  });
  const had = new Set(fields.map(([name]) => name));
  const added = Object.entries(changes).flatMap(([name, value]): FormField[] =>
    value === null || had.has(name) ? [] : [[name, value]],
  );
  return { kind: 'form', fields: [...left, ...added] };
}

function withParameters(url: string, changes: { readonly [name: string]: string | null }): string {
  if (Object.keys(changes).length === 0) return url;
  const changed = new URL(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  return changed.href;
}

function withHeaders(
  headers: { readonly [name: string]: string },
  changes: { readonly [name: string]: string | null },
): { readonly [name: string]: string } {
  const changed = byLowerName(changes);
  const kept = Object.entries(headers).filter(
    ([name]) => !Object.hasOwn(changed, name.toLowerCase()),
  );
  const set = Object.entries(changed).filter(
    (field): field is [string, string] => field[1] !== null,
  );
  return Object.fromEntries([...kept, ...set]);
}

function byLowerName(changes: { readonly [name: string]: string | null }): {
  readonly [name: string]: string | null;
} {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
}
