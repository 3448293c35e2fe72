import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Variable } from '../config/variables';
import type { SecretStore } from '../model/ports';
import type { AskedInput, HttpServerEntry, StdioServerEntry } from '../model/server';
import { addressPrint } from './address-print';

/** Values that were typed in for variables of configuration files, kept in the secret store only. */

const prefix = 'input/1/';

type Reachable = HttpServerEntry | StdioServerEntry;

/** The value of a variable that is asked for: as it was kept, or typed in now and kept. */
export async function askedVariable(
  variable: Variable,
  entry: Reachable,
  secrets: SecretStore,
): Promise<string | undefined> {
  if (!isAsked(variable)) return undefined;
  const kept = await keptValue(variable, entry, secrets);
  if (kept !== undefined) return kept;
  const input = entry.source?.inputs[variable.name];
  const typed = await askFor(variable, entry.name, input);
  if (typed !== undefined) await secrets.set(keyOf(variable, entry), typed);
  return typed;
}

export async function keptValue(
  variable: Variable,
  entry: Reachable,
  secrets: SecretStore,
): Promise<string | undefined> {
  return isAsked(variable) ? secrets.get(keyOf(variable, entry)) : undefined;
}

/** Forgets every value; gives how many there were. */
export async function forgetAskedValues(secrets: SecretStore): Promise<number> {
  const keys = (await secrets.keys()).filter((key) => key.startsWith(prefix));
  for (const key of keys) await secrets.delete(key);
  return keys.length;
}

function isAsked({ kind }: Variable): boolean {
  return kind === 'input' || kind === 'secret';
}

/** With the address or command: a file that is changed must not give another server what was given for this one. */
function keyOf({ kind, name }: Variable, entry: Reachable): string {
  const server = entry.kind === 'http' ? entry.url : JSON.stringify([entry.command, ...entry.args]);
  return `${prefix}${JSON.stringify([entry.place.uri, kind, name, addressPrint(server)])}`;
}

async function askFor(
  variable: Variable,
  server: string,
  input: AskedInput | undefined,
): Promise<string | undefined> {
  const title = t('MCP Auth: {0}', server);
  const what = input?.description ?? t('Value for {0}', variable.text);
  if (input?.options !== undefined) {
    return vscode.window.showQuickPick(input.options, {
      title,
      placeHolder: what,
      ignoreFocusOut: true,
    });
  }
  return vscode.window.showInputBox({
    title,
    prompt: t('{0} It is kept in the secret store until you forget it.', what.replace(/\.?$/, '.')),
    // What no file declares may be a secret.
    password: input?.password ?? true,
    ignoreFocusOut: true,
    ...(input?.preset !== undefined && { value: input.preset }),
  });
}
