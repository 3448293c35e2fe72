import * as vscode from 'vscode';
import type { RequestEdit } from '../oauth/edit';

/** A request as it is shown, with secrets masked. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  readonly form: boolean;
}

interface Part extends vscode.QuickPickItem {
  readonly change: 'method' | 'url' | 'header' | 'parameter' | 'body' | 'send';
}

const title = 'Edit and Resend';

/**
 * Lets the user change a request part by part. `undefined` when the user gives up. What is masked stays
 * as it is unless it is written anew: its value is filled in as the request goes out.
 */
export async function editRequest(request: ShownRequest): Promise<RequestEdit | undefined> {
  let edit: RequestEdit = {};
  for (;;) {
    const part = await vscode.window.showQuickPick(parts(request, edit), {
      title,
      placeHolder: 'Choose what to change, then Send',
      ignoreFocusOut: true,
    });
    if (part === undefined) return undefined;
    if (part.change === 'send') return edit;
    edit = { ...edit, ...(await changed(part.change, request, edit)) };
  }
}

function parts(request: ShownRequest, edit: RequestEdit): readonly Part[] {
  const count = (changes: object | undefined): string => {
    const { length } = Object.keys(changes ?? {});
    return length === 0 ? '' : `${length} changed`;
  };
  const kind = request.form ? 'of the form' : 'of the query';
  return [
    { label: '$(play) Send', change: 'send', description: count(edit) && 'with the changes' },
    { label: 'Method', change: 'method', description: edit.method ?? request.method },
    { label: 'Address', change: 'url', description: edit.url ?? request.url },
    { label: 'Header…', change: 'header', description: count(edit.headers) },
    { label: `Parameter ${kind}…`, change: 'parameter', description: count(edit.parameters) },
    { label: 'Whole body…', change: 'body', description: edit.body === undefined ? '' : 'changed' },
  ];
}

async function changed(
  change: Exclude<Part['change'], 'send'>,
  request: ShownRequest,
  edit: RequestEdit,
): Promise<RequestEdit> {
  switch (change) {
    case 'method': {
      const method = await ask('HTTP method', edit.method ?? request.method);
      return method === undefined ? {} : { method: method.toUpperCase() };
    }
    case 'url': {
      const url = await ask(
        'Address. Another origin than before gets no credentials.',
        edit.url ?? request.url,
      );
      return url === undefined ? {} : { url };
    }
    case 'header': {
      const pair = await askPair('Header', 'Accept: application/json');
      return pair === undefined ? {} : { headers: { ...edit.headers, ...pair } };
    }
    case 'parameter': {
      const pair = await askPair('Parameter', 'scope: notes:read');
      return pair === undefined ? {} : { parameters: { ...edit.parameters, ...pair } };
    }
    case 'body': {
      const body = await ask('The whole body', edit.body ?? request.body ?? '');
      return body === undefined ? {} : { body };
    }
  }
}

function ask(prompt: string, value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true });
}

async function askPair(
  what: string,
  placeHolder: string,
): Promise<{ readonly [name: string]: string | null } | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: `${what} as "name: value". A name alone takes it out.`,
    placeHolder,
    ignoreFocusOut: true,
  });
  if (text === undefined || text.trim() === '') return undefined;
  const at = text.indexOf(':');
  const name = (at === -1 ? text : text.slice(0, at)).trim();
  return { [name]: at === -1 ? null : text.slice(at + 1).trim() };
}
