/** A request as the user edits it: what there is to change, and what it is with the changes made so far. */

import { t } from '@vscode/l10n';
import type { TraceExchange, UpcomingRequest } from '../model/trace';
import type { RequestEdit } from '../oauth/edit';

/** A header field or a parameter. A value that is not shown is filled in as the request goes out. */
export interface EditablePair {
  readonly name: string;
  readonly value: string | undefined;
}

export interface EditableRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly EditablePair[];
  /** The form that the body is; absent when it is none, and parameters are those of the query. */
  readonly form?: readonly EditablePair[];
  /** Any other body. */
  readonly body?: string;
}

/** What a pair is with the edit in it. */
export interface EditedPair extends EditablePair {
  readonly change: 'none' | 'changed' | 'added' | 'removed';
}

/** How the redactor and the engine mark what is not shown. */
const hidden = /‹\d+ characters›|\{\{\w+\}\}/;

/** The request of an exchange, to be sent again. */
export function editableExchange({ request }: TraceExchange): EditableRequest {
  const { method, url, headers, body } = request;
  const isForm = body?.contentType.includes('application/x-www-form-urlencoded') === true;
  return {
    method,
    url,
    headers: headers.map(([name, value]) => pair(name, value)),
    ...(isForm && { form: formPairs(body.text) }),
    ...(body !== undefined && !isForm && { body: oneLine(body.text) }),
  };
}

/** The request that goes out next. Its body is a form unless it looks like something else. */
export function editableUpcoming({ method, url, headers, body }: UpcomingRequest): EditableRequest {
  const isForm = body !== undefined && /^[^\s=&{["<]+=/.test(body);
  return {
    method,
    url,
    headers: headers.map(([name, value]) => pair(name, value)),
    ...(isForm && { form: formPairs(body) }),
    ...(body !== undefined && !isForm && { body: oneLine(body) }),
  };
}

/** The header fields with the edit in them; those that are taken out stay, so that they can be put back. */
export function editedHeaders({ headers }: EditableRequest, edit: RequestEdit) {
  return editedPairs(headers, edit.headers ?? {}, (name) => name.toLowerCase());
}

/** The parameters with the edit in them: of the form, else of the query of the edited address. */
export function editedParameters({ form, url }: EditableRequest, edit: RequestEdit) {
  return editedPairs(form ?? queryPairs(edit.url ?? url), edit.parameters ?? {}, (name) => name);
}

/** The edit with one pair changed; `null` takes the pair out, `undefined` undoes what was changed. */
export function withPair(
  edit: RequestEdit,
  kind: 'headers' | 'parameters',
  name: string,
  value: string | null | undefined,
): RequestEdit {
  const { [kind]: before = {}, ...rest } = edit;
  const { [name]: _before, ...others } = before;
  const pairs = value === undefined ? others : { ...others, [name]: value };
  return Object.keys(pairs).length === 0 ? rest : { ...rest, [kind]: pairs };
}

/** How many things an edit changes. */
export function changesOf({ method, url, body, headers, parameters }: RequestEdit): number {
  const single = [method, url, body].filter((one) => one !== undefined).length;
  return single + Object.keys(headers ?? {}).length + Object.keys(parameters ?? {}).length;
}

/** Why an edit cannot be used; `undefined` when it can. `usable` is the engine's own check. */
export function editProblem(
  edit: RequestEdit,
  usable: (edit: RequestEdit) => boolean,
): string | undefined {
  const texts = [edit.url, edit.body, ...Object.values({ ...edit.headers, ...edit.parameters })];
  if (texts.some((text) => typeof text === 'string' && isHidden(text)))
    return t('Part of this is not shown. Type it in whole, or leave it as it is.');
  if (edit.method !== undefined && !usable({ method: edit.method }))
    return t('A method has capital letters only, such as POST.');
  if (edit.url !== undefined && !usable({ url: edit.url }))
    return t('An address begins with http:// or https://.');
  return usable(edit)
    ? undefined
    : t('A header has a name without spaces and a value of one line.');
}

/** Whether a text has parts that are not shown. */
export function isHidden(text: string): boolean {
  return hidden.test(text);
}

function editedPairs(
  pairs: readonly EditablePair[],
  changes: { readonly [name: string]: string | null },
  same: (name: string) => string,
): readonly EditedPair[] {
  const changed = new Map(Object.entries(changes).map(([name, value]) => [same(name), value]));
  const had = new Set(pairs.map(({ name }) => same(name)));
  const kept = pairs.map((one): EditedPair => {
    const value = changed.get(same(one.name));
    if (value === undefined) return { ...one, change: 'none' };
    return value === null
      ? { ...one, change: 'removed' }
      : { name: one.name, value, change: 'changed' };
  });
  const added = Object.entries(changes).flatMap(([name, value]): EditedPair[] =>
    value === null || had.has(same(name)) ? [] : [{ name, value, change: 'added' }],
  );
  return [...kept, ...added];
}

function formPairs(text: string): readonly EditablePair[] {
  return text.split('&').map((part) => {
    const at = part.indexOf('=');
    const [name, value] = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    return pair(decoded(name), isHidden(value) ? value : decoded(value));
  });
}

function queryPairs(url: string): readonly EditablePair[] {
  const [, query = ''] = (url.split('#')[0] ?? '').split(/\?(.*)/s);
  return query === '' ? [] : formPairs(query);
}

function pair(name: string, value: string): EditablePair {
  return { name, value: isHidden(value) ? undefined : value };
}

/** JSON is shown indented, and an input box has one line. */
function oneLine(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
