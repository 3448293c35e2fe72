import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RequestEdit } from '../oauth/edit';
import {
  changesOf,
  type EditableRequest,
  type EditedPair,
  editedHeaders,
  editedParameters,
  editProblem,
  isHidden,
  withPair,
} from './editable-request';
import { loadCore } from './load-core';

/** What the user can do with the changes. */
export interface EditEnd {
  readonly label: string;
  readonly detail: string;
}

type PairList = 'headers' | 'parameters';

type Choice = vscode.QuickPickItem &
  (
    | { readonly part: 'end'; readonly end: number }
    | { readonly part: 'method' | 'url' | 'body' | 'none' }
    | { readonly part: 'pair'; readonly list: PairList; readonly pair: EditedPair }
    | { readonly part: 'add'; readonly list: PairList }
  );

const nouns: Readonly<Record<PairList, string>> = { headers: 'Header', parameters: 'Parameter' };

/**
 * Lets the user change a request part by part, until one of the ends is chosen. `undefined` when the
 * user gives up. What is not shown stays as it is and is filled in as the request goes out.
 */
export async function editRequest(
  request: EditableRequest,
  begun: RequestEdit,
  ends: readonly EditEnd[],
): Promise<{ readonly edit: RequestEdit; readonly end: number } | undefined> {
  let edit = begun;
  for (;;) {
    const choice = await vscode.window.showQuickPick(choices(request, edit, ends), {
      title: t('Edit and Resend'),
      placeHolder: t('Choose what to change, or what to do with it'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    if (choice === undefined) return undefined;
    if (choice.part === 'end') return { edit, end: choice.end };
    edit = await changed(choice, request, edit);
  }
}

function choices(
  request: EditableRequest,
  edit: RequestEdit,
  ends: readonly EditEnd[],
): readonly Choice[] {
  const count = changesOf(edit);
  const description = count === 0 ? 'unchanged' : count === 1 ? '1 change' : `${count} changes`;
  const isForm = request.form !== undefined && edit.body === undefined;
  const finish = ends.map((one, end): Choice => ({ ...one, description, part: 'end', end }));
  // The first entry is what Enter takes, and nobody opens this to send what is unchanged.
  return [
    ...(count === 0 ? [] : finish),
    separator('Request'),
    { ...shown('Method', request.method, edit.method), part: 'method' },
    { ...shown('Address', request.url, edit.url), part: 'url' },
    separator(isForm ? 'Form' : 'Query'),
    ...editedParameters(request, edit).map((pair) => pairChoice('parameters', pair)),
    { label: t('$(add) Add Parameter…'), part: 'add', list: 'parameters' },
    separator('Headers'),
    ...editedHeaders(request, edit).map((pair) => pairChoice('headers', pair)),
    { label: t('$(add) Add Header…'), part: 'add', list: 'headers' },
    separator('Body'),
    { ...shown('Body', request.body ?? (isForm ? 'the form' : 'none'), edit.body), part: 'body' },
    ...(count === 0 ? [separator('Then'), ...finish] : []),
  ];
}

function shown(label: string, before: string, after: string | undefined): vscode.QuickPickItem {
  return { label, description: after === undefined ? before : `${after} (changed)` };
}

function pairChoice(list: PairList, pair: EditedPair): Choice {
  const value = pair.value ?? 'filled in when it is sent';
  const description = {
    none: value,
    changed: `${value} (changed)`,
    added: `${value} (added)`,
    removed: 'not sent (changed)',
  }[pair.change];
  return { label: pair.name, description, part: 'pair', list, pair };
}

function separator(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator, part: 'none' };
}

async function changed(
  choice: Exclude<Choice, { part: 'end' }>,
  request: EditableRequest,
  edit: RequestEdit,
): Promise<RequestEdit> {
  switch (choice.part) {
    case 'none':
      return edit;
    case 'method': {
      const method = await ask('Method', edit.method ?? request.method, (text) => ({
        method: text.toUpperCase(),
      }));
      return method === undefined ? edit : { ...edit, method: method.toUpperCase() };
    }
    case 'url': {
      const url = await ask(
        'Address. At another origin, no credentials and no secrets go along.',
        edit.url ?? request.url,
        (text) => ({ url: text }),
      );
      return url === undefined ? edit : { ...edit, url };
    }
    case 'body': {
      const body = await ask(
        request.form === undefined
          ? 'Body'
          : 'Body, in place of the form. Secrets of the form do not go along.',
        edit.body ?? request.body ?? '',
        (text) => ({ body: text }),
      );
      return body === undefined ? edit : { ...edit, body };
    }
    case 'add': {
      const { list } = choice;
      const name = await ask(`Name of the ${nouns[list].toLowerCase()}`, '', (text) =>
        withPair({}, list, text, ''),
      );
      return name ? changedPair(list, { name, value: '', change: 'none' }, edit) : edit;
    }
    case 'pair':
      return pairMenu(choice.list, choice.pair, edit);
  }
}

async function pairMenu(list: PairList, pair: EditedPair, edit: RequestEdit): Promise<RequestEdit> {
  const items: readonly (vscode.QuickPickItem & { readonly does: 'change' | 'remove' | 'undo' })[] =
    [
      { label: t('$(edit) Change Value…'), does: 'change' },
      ...(pair.change === 'removed'
        ? []
        : [{ label: t('$(trash) Remove'), does: 'remove' as const }]),
      ...(pair.change === 'none'
        ? []
        : [{ label: t('$(discard) Undo Change'), does: 'undo' as const }]),
    ];
  const picked = await vscode.window.showQuickPick(items, {
    title: `${nouns[list]} ${pair.name}`,
    ignoreFocusOut: true,
  });
  switch (picked?.does) {
    case 'change':
      return changedPair(list, pair, edit);
    case 'remove':
      return withPair(edit, list, pair.name, pair.change === 'added' ? undefined : null);
    case 'undo':
      return withPair(edit, list, pair.name, undefined);
    case undefined:
      return edit;
  }
}

async function changedPair(
  list: PairList,
  { name, value }: EditedPair,
  edit: RequestEdit,
): Promise<RequestEdit> {
  const prompt =
    value === undefined
      ? `Value of ${name}, in place of the one that is not shown`
      : `Value of ${name}`;
  const text = await ask(prompt, value ?? '', (given) => withPair({}, list, name, given));
  return text === undefined ? edit : withPair(edit, list, name, text);
}

/** Asks for a text; one that makes no request which could be sent is refused while it is typed. */
function ask(
  prompt: string,
  value: string,
  tried: (text: string) => RequestEdit,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: t('Edit and Resend'),
    prompt: isHidden(value) ? `${prompt} Parts that are not shown have to be typed in.` : prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => editProblem(tried(text), loadCore().usableEdit),
  });
}
