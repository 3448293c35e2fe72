/** Changes that a user makes to a request: before it goes out, or to send it again. */

import type { LiveRequest } from './exchange';
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

/** Whether an edit makes a request that can be sent: an http or https address, names of HTTP, one line a value. */
export function isUsableEdit({ method, url, headers }: RequestEdit): boolean {
  if (method !== undefined && !/^[A-Z]{1,20}$/.test(method)) return false;
  if (url !== undefined && !isHttpUrl(url)) return false;
  return Object.entries(headers ?? {}).every(
    ([name, value]) =>
      /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && (value === null || !/[\r\n\0]/.test(value)),
  );
}

/**
 * The draft with the edit in it. Credentials are filled in afterwards, so an edited request is signed
 * anew; a changed origin gets none of them, and none of the secrets of its form.
 */
export function editedDraft(draft: RequestDraft, edit: RequestEdit): RequestDraft {
  const url = edit.url ?? draft.url;
  const moved = new URL(url).origin !== new URL(draft.url).origin;
  const form = draft.body?.kind === 'form';
  const fields = form ? draft.body.fields : [];
  const kept = moved ? fields.filter(([, value]) => typeof value === 'string') : fields;
  const body = editedBody(draft, edit, kept);
  const { proof: _proof, body: _body, ...rest } = draft;
  return {
    ...rest,
    method: edit.method ?? draft.method,
    url: form ? url : withParameters(url, edit.parameters ?? {}),
    headers: withHeaders(draft.headers, edit.headers ?? {}),
    overrideHeaders: valuesOf(edit.headers ?? {}),
    credentials: moved ? 'none' : draft.credentials,
    ...(draft.proof === true && !moved && { proof: true }),
    ...(body !== undefined && { body }),
  };
}

/** The same for a request of an open session, which has no draft. The token is added afterwards. */
export function editedLive(live: LiveRequest, edit: RequestEdit): LiveRequest {
  const headers = withHeaders(Object.fromEntries(live.headers), edit.headers ?? {});
  const body = edit.body ?? live.body;
  return {
    method: edit.method ?? live.method,
    url: withParameters(edit.url ?? live.url, edit.parameters ?? {}),
    headers: Object.entries(headers),
    ...(body !== undefined && { body }),
  };
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
  const changed = new Map(
    Object.entries(changes).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const kept = Object.entries(headers).filter(([name]) => !changed.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...valuesOf(changes) };
}

function valuesOf(changes: { readonly [name: string]: string | null }): {
  readonly [name: string]: string;
} {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, value]) =>
      value === null ? [] : [[name.toLowerCase(), value] as const],
    ),
  );
}
