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
  const description =
    count === 0 ? t('unchanged') : count === 1 ? t('1 change') : t('{0} changes', count);
  const isForm = request.form !== undefined && edit.body === undefined;
  const finish = ends.map((one, end): Choice => ({ ...one, description, part: 'end', end }));
  // The first entry is what Enter takes, and nobody opens this to send what is unchanged.
  return [
    ...(count === 0 ? [] : finish),
    separator(t('Request')),
    { ...shown(t('Method'), request.method, edit.method), part: 'method' },
    { ...shown(t('Address'), request.url, edit.url), part: 'url' },
    separator(isForm ? t('Form') : t('Query')),
    ...editedParameters(request, edit).map((pair) => pairChoice('parameters', pair)),
    { label: t('$(add) Add Parameter…'), part: 'add', list: 'parameters' },
    separator(t('Headers')),
    ...editedHeaders(request, edit).map((pair) => pairChoice('headers', pair)),
    { label: t('$(add) Add Header…'), part: 'add', list: 'headers' },
    separator(t('Body')),
    {
      ...shown(t('Body'), request.body ?? (isForm ? t('the form') : t('none')), edit.body),
      part: 'body',
    },
    ...(count === 0 ? [separator(t('Then')), ...finish] : []),
  ];
}

function shown(label: string, before: string, after: string | undefined): vscode.QuickPickItem {
  return { label, description: after === undefined ? before : t('{0} (changed)', after) };
}

function pairChoice(list: PairList, pair: EditedPair): Choice {
  const value = pair.value ?? t('filled in when it is sent');
  const description = {
    none: value,
    changed: t('{0} (changed)', value),
    added: t('{0} (added)', value),
    removed: t('not sent (changed)'),
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
      const method = await ask(t('Method'), edit.method ?? request.method, (text) => ({
        method: text.toUpperCase(),
      }));
      return method === undefined ? edit : { ...edit, method: method.toUpperCase() };
    }
    case 'url': {
      const url = await ask(
        t('Address. At another origin, no credentials and no secrets go along.'),
        edit.url ?? request.url,
        (text) => ({ url: text }),
      );
      return url === undefined ? edit : { ...edit, url };
    }
    case 'body': {
      const body = await ask(
        request.form === undefined
          ? t('Body')
          : t('Body, in place of the form. Secrets of the form do not go along.'),
        edit.body ?? request.body ?? '',
        (text) => ({ body: text }),
      );
      return body === undefined ? edit : { ...edit, body };
    }
    case 'add': {
      const { list } = choice;
      const name = await ask(
        list === 'headers' ? t('Name of the header') : t('Name of the parameter'),
        '',
        (text) => withPair({}, list, text, ''),
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
    title: list === 'headers' ? t('Header {0}', pair.name) : t('Parameter {0}', pair.name),
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
      ? t('Value of {0}, in place of the one that is not shown', name)
      : t('Value of {0}', name);
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
    prompt: isHidden(value)
      ? t('{0} Parts that are not shown have to be typed in.', prompt)
      : prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => editProblem(tried(text), loadCore().usableEdit),
  });
}
