import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { BannerAction } from '../model/messages';
import type { JudgedTrace } from '../model/trace';
import { continueAnyway, traceAs } from './change-rules';
import { compareWithEarlier } from './compare-traces';
import { copyReport } from './exports';
import { type FlowContext, say } from './flow-context';
import { openExternal } from './ports';
import { pastedProblem } from './redirect-words';
import { resumeKept, traceKeptAgain } from './restore';

/** Does what a button of the line under the toolbar, or of a notice, asks. */
export async function runBanner(action: BannerAction, context: FlowContext): Promise<void> {
  const flow = context.flows.active?.flow;
  const login = flow?.loginUrl();
  switch (action) {
    case 'open-browser-again':
    case 'open-page':
      if (login !== undefined) await openExternal(login);
      return;
    case 'copy-login-url':
      if (login !== undefined) await vscode.env.clipboard.writeText(login);
      return;
    case 'copy-code': {
      const code = flow?.userCode();
      if (code !== undefined) await vscode.env.clipboard.writeText(code);
      return;
    }
    case 'copy-report':
      return copyReport(context);
    case 'continue-anyway':
      return continueAnyway(context);
    case 'trace-as':
      return traceAs(context);
    case 'trace-again':
      return traceKeptAgain(context);
    case 'compare':
      return compareWithEarlier(context);
    case 'resume':
      return resumeKept(context);
    case 'paste-redirect':
      return pasteRedirect(context);
  }
}

/** Takes the URL of a login that came back elsewhere, also for one that is not open any more. */
async function pasteRedirect({ flows, redirects }: FlowContext): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: t('Paste Redirected URL'),
    prompt: t(
      'The whole address that the browser was sent to after the login, even if the page did not load.',
    ),
    ignoreFocusOut: true,
    validateInput: (value) => (value === '' ? undefined : pastedProblem(value)),
  });
  if (text === undefined || pastedProblem(text) !== undefined) return;
  const flow = flows.active?.flow;
  if (redirects.waits) redirects.paste(text.trim());
  else if (flow !== undefined && standsAtLogin(flow.trace())) {
    redirects.pasteAhead(text.trim());
    flow.go('continue');
  } else say(t('No login is waiting for an address any more. Restart begins a new one.'));
}

function standsAtLogin({ steps }: JudgedTrace): boolean {
  return steps.some(({ id, state }) => id === 'browser-login' && state === 'paused');
}
