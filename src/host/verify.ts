import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Project, ServerSite } from '../codegen';
import type { HttpServerEntry } from '../model/server';
import { type FlowContext, startAndShow } from './flow-context';
import { codegenModule } from './load-codegen';
import { trusted } from './trusted';

/** What is started, and the folder that it is in. */
export interface Verified {
  readonly folder: vscode.Uri;
  readonly project: Project;
  readonly site: ServerSite;
}

interface Started {
  readonly command: string;
  readonly url: string;
}

/** What was typed in last, by server: for this window only, since a command may hold a secret. */
const typed = new Map<string, Started>();

/** Milliseconds that a server may take until it can be reached, and between two looks. */
const patience = 60_000;
const pause = 300;

/** Starts the server in a terminal, waits until it can be reached, and traces the sign-in. */
export async function verify(
  context: FlowContext,
  { folder, project, site }: Verified,
): Promise<void> {
  if (!(await trusted())) return;
  const environment = await readEnvironment(folder);
  const { startAddress, startCommand } = codegenModule();
  const key = `${folder.toString()}#${site.path}`;
  const before = typed.get(key);
  const started = await ask({
    command: before?.command ?? startCommand(project, site),
    url: before?.url ?? startAddress(site, environment),
  });
  if (started === undefined) return;
  typed.set(key, started);
  if (await listens(placeOf(started.url))) {
    void vscode.window.showWarningMessage(
      t(
        'Something answers at {0} already, so the trace would be of that. End it first, perhaps in the terminal of an earlier Verify, then choose Verify again.',
        started.url,
      ),
    );
    return;
  }
  const terminal = vscode.window.createTerminal({
    name: `MCP server: ${site.path}`,
    cwd: folder,
    env: environment,
  });
  terminal.show(true);
  terminal.sendText(started.command);
  if (!(await reached(started.url, terminal))) return;
  await startAndShow(context, entryFor(started.url, context, folder), {
    errand: 'sign-in',
    pause: 'trace',
  });
}

async function ask(before: Started): Promise<Started | undefined> {
  const title = t('Verify');
  const command = await vscode.window.showInputBox({
    title: `${title} (1/2)`,
    prompt: t('The command that starts the server. It is run in a terminal, with what .env holds.'),
    value: before.command,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? t('A command has at least one word.') : undefined,
  });
  if (command === undefined) return undefined;
  const url = await vscode.window.showInputBox({
    title: `${title} (2/2)`,
    prompt: t('The address that the server has then.'),
    value: before.url,
    ignoreFocusOut: true,
    validateInput: (text) =>
      URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
        ? undefined
        : t('An address begins with http:// or https://.'),
  });
  return url === undefined ? undefined : { command, url };
}

/** What `.env` of the folder holds; nothing where there is none. */
async function readEnvironment(folder: vscode.Uri): Promise<Record<string, string>> {
  const text = await readFile(join(folder.fsPath, '.env'), 'utf8').catch(() => '');
  return Object.fromEntries(
    Object.entries(parseEnv(text)).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** Waits until something listens at the address; says why when nothing does. */
async function reached(url: string, terminal: vscode.Terminal): Promise<boolean> {
  const at = placeOf(url);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Waiting for the server at {0}', url),
      cancellable: true,
    },
    async (_progress, cancelled) => {
      const until = Date.now() + patience;
      while (!cancelled.isCancellationRequested) {
        if (await listens(at)) return true;
        const ended = terminal.exitStatus !== undefined;
        if (ended || Date.now() > until) {
          void vscode.window.showWarningMessage(
            ended
              ? t(
                  'Nothing answers at {0}: the terminal has ended. See there what the server said, then choose Verify again.',
                  url,
                )
              : t(
                  'Nothing answers at {0} after {1} seconds. See in the terminal what the server says, then choose Verify again.',
                  url,
                  patience / 1000,
                ),
          );
          return false;
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return false;
    },
  );
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function placeOf(url: string): Place {
  const { hostname, port, protocol } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}

function listens(at: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(at);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** The server of this address in a configuration file, so that what is found is shown there too. */
function entryFor(url: string, { servers }: FlowContext, folder: vscode.Uri): HttpServerEntry {
  const configured = servers.config.files
    .flatMap((file) => file.servers)
    .find((entry): entry is HttpServerEntry => entry.kind === 'http' && entry.url === url);
  return (
    configured ?? {
      kind: 'http',
      id: `verify#${url}`,
      name: new URL(url).host,
      place: { uri: folder.toString(), line: 0, column: 0 },
      unresolved: [],
      url,
      transport: 'http',
      headers: {},
    }
  );
}
