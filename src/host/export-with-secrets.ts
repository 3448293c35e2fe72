/** What is carried away with its secrets: only of a trace of this window, and after a question that names them. */

import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SecretName } from '../model/flow';
import type { Exposed } from '../oauth/exposed';
import { copySecret } from './copy-secret';
import type { FlowContext } from './flow-context';
import { loadCore } from './load-core';
import { pickFile } from './trace-files';
import type { ShownTrace } from './trace-panel';

/** Whether the secrets of the trace that is shown are still known. */
export function canExpose({ panel }: FlowContext): boolean {
  return panel.shown?.source.exposed !== undefined;
}

/** Writes all requests and answers, unmasked, into a HAR file that the user picks. */
export async function exportWithSecrets({ panel }: FlowContext): Promise<void> {
  const { shown } = panel;
  const held = shown?.source.exposed?.();
  if (shown === undefined || held === undefined) return;
  const wanted = await isWanted(held, {
    question: t('Export this trace with its secrets?'),
    holds: t('The file will hold, for anybody to read:'),
    warning: t(
      'Whoever gets the file can use them. Do not send it to anybody, and delete it when it has served its purpose.',
    ),
    answer: t('Export with Secrets'),
  });
  if (!wanted) return;
  const { exposedHar, endings } = loadCore().carried;
  const uri = await pickFile(shown.name, 'har', endings.har);
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(exposedHar(held.trace)));
  void vscode.window.showWarningMessage(
    t('The trace is saved with its secrets. Delete the file when it has served its purpose.'),
  );
}

/** Copies a request as a command that can be run as it is. */
export async function copyCurlWithSecrets(source: ShownTrace['source'], id: string): Promise<void> {
  const held = source.exposed?.(id);
  const exchange = held?.trace.steps
    .flatMap(({ exchanges }) => exchanges)
    .find((one) => one.id === id);
  if (held === undefined || exchange === undefined) return;
  const wanted = await isWanted(held, {
    question: t(
      'Copy {0} to {1} with its secrets?',
      exchange.request.method,
      URL.canParse(exchange.request.url) ? new URL(exchange.request.url).host : '',
    ),
    holds: t('The command will hold, for anybody to read:'),
    warning: t(
      'It is taken out of the clipboard again after one minute, if it is still there; what keeps a history of the clipboard or of a shell may hold it longer.',
    ),
    answer: t('Copy with Secrets'),
  });
  if (wanted) await copySecret(loadCore().carried.curl(exchange));
}

interface Words {
  readonly question: string;
  readonly holds: string;
  readonly warning: string;
  readonly answer: string;
}

async function isWanted(
  { secrets, headers, others, people }: Exposed,
  { question, holds, warning, answer }: Words,
): Promise<boolean> {
  const what = [
    ...new Set(secrets.map((name) => names()[name] ?? t('a secret of the client'))),
    ...(headers.length === 0 ? [] : [t('the header fields {0}', headers.join(', '))]),
    ...(others
      ? [t('other secrets: of your configuration, of what you typed, or of earlier rounds')]
      : []),
    ...(people ? [t('what the servers say about you')] : []),
  ];
  const list = what.length === 0 ? [t('no secret that is known')] : what;
  const detail = [holds, ...list.map((one) => `• ${one}`), '', warning].join('\n');
  return (
    (await vscode.window.showWarningMessage(question, { modal: true, detail }, answer)) === answer
  );
}

/** Those that go over the wire. */
function names(): { readonly [name in SecretName]?: string } {
  return {
    accessToken: t('the access token'),
    refreshToken: t('the refresh token'),
    idToken: t('the ID token'),
    code: t('the authorization code'),
    codeVerifier: t('the PKCE verifier'),
    state: t('the state'),
    clientSecret: t('the client secret'),
    registrationAccessToken: t('the token that changes the registration'),
    workloadAssertion: t('the assertion of the workload'),
    subjectToken: t('the token of the identity provider'),
    identityAssertion: t('the identity assertion'),
    deviceCode: t('the device code'),
    userCode: t('the code to type in'),
    pastedToken: t('the token that you pasted'),
  };
}
