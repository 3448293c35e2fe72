import * as vscode from 'vscode';
import type { StepId } from '../model/flow';
import { revisions } from '../model/revision';
import type { TraceExchange } from '../model/trace';
import type { Breakpoints } from './breakpoints';
import { editRequest, type ShownRequest } from './edit-request';
import type { Flows } from './flows';
import type { Overrides } from './overrides';
import type { TracePanel } from './trace-panel';

export interface FlowCommandDeps {
  readonly flows: Flows;
  readonly panel: () => TracePanel;
  readonly overrides: Overrides;
  readonly breakpoints: Breakpoints;
}

/** Goes on past the stop that can be stepped past, once the user has read what that means. */
export async function continueAnyway({ flows, overrides }: FlowCommandDeps): Promise<void> {
  const { active } = flows;
  const trace = active?.flow.trace();
  const rule = trace?.stop?.override;
  if (active === undefined || trace === undefined || rule === undefined) return;
  const finding = trace.findings.find((one) => one.rule === trace.stop?.code);
  const go = 'Continue Anyway';
  const answer = await vscode.window.showWarningMessage(
    `Go on past this stop at ${trace.server.name}?`,
    {
      modal: true,
      detail: `${trace.stop?.says ?? ''}\n\n${finding === undefined ? '' : `The stop is there because ${finding.because}.\n\n`}This is remembered for this server in this workspace, and every trace says so. Forget Overrides takes it back.`,
    },
    go,
  );
  if (answer !== go) return;
  if (active.entry.kind === 'http') await overrides.add(active.entry.url, rule);
  active.flow.override(rule);
}

/** Starts the shown flow anew by another revision of the specification. */
export async function traceAs({ flows, panel }: FlowCommandDeps): Promise<void> {
  const { active } = flows;
  if (active === undefined) return;
  const trace = active.flow.trace();
  const since = trace.stop?.since;
  const picks = revisions.toReversed().map((revision) => ({
    label: revision,
    description:
      revision === trace.revision
        ? 'this trace'
        : since !== undefined && revision < since
          ? 'does not stop there'
          : '',
    revision,
  }));
  const picked = await vscode.window.showQuickPick(picks, {
    title: 'Trace as…',
    placeHolder: 'The revision of MCP whose rules the client keeps to',
  });
  if (picked === undefined) return;
  const started = await flows.start(active.entry, 'sign-in', 'trace', {
    revision: picked.revision,
  });
  if (started === undefined) return;
  panel().show(started);
  started.flow.go('continue');
}

/** Goes back to just before a step, which is the selected one unless said otherwise. */
export function rewindHere({ flows, panel }: FlowCommandDeps, step?: StepId): void {
  const target = step ?? panel().selectedStep();
  if (target !== undefined) flows.active?.flow.rewind(target);
}

/** Lets the user change a request that was sent, and sends it again. */
export async function resend({ flows }: FlowCommandDeps, exchange?: string): Promise<void> {
  const flow = flows.active?.flow;
  const all = flow?.trace().steps.flatMap((step) => step.exchanges) ?? [];
  const chosen = exchange === undefined ? await pickExchange(all) : exchange;
  const found = all.find((one) => one.id === chosen);
  if (flow === undefined || found === undefined) return;
  const edit = await editRequest(shown(found));
  if (edit === undefined) return;
  if (!flow.resend(found.id, edit)) {
    void vscode.window.showWarningMessage(
      'This request cannot be sent again: the flow has gone another way since, or the change makes no request that can be sent. Rewind to its step first.',
    );
  }
}

/** Lets the user change the request that goes out next. */
export async function editUpcoming({ flows }: FlowCommandDeps): Promise<void> {
  const flow = flows.active?.flow;
  const upcoming = flow?.trace().upcoming;
  if (flow === undefined || upcoming === undefined) return;
  const form = upcoming.headers.some(([, value]) => value.includes('form-urlencoded'));
  const isForm = form || /^[\w.]+=/.test(upcoming.body ?? '');
  const edit = await editRequest({ ...upcoming, form: isForm });
  if (edit === undefined) return;
  if (flow.edit(edit)) flow.go('into');
  else void vscode.window.showWarningMessage('The change makes no request that can be sent.');
}

/** Pauses flows before requests to some addresses. */
export async function breakOnRequests({ breakpoints }: FlowCommandDeps): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: 'Break on Requests',
    prompt:
      'Parts of the addresses to pause before, with spaces between; * stands for anything. Empty for none.',
    value: breakpoints.exchanges.join(' '),
    placeHolder: '/token /register',
  });
  if (text !== undefined) breakpoints.setExchanges(text.split(/\s+/).filter(Boolean));
}

async function pickExchange(all: readonly TraceExchange[]): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    all.map(({ id, request, response, because }) => ({
      label: `${request.method} ${request.url}`,
      description: response === undefined ? 'no answer' : String(response.status),
      detail: because,
      id,
    })),
    { title: 'Edit and Resend', placeHolder: 'Choose the request to send again' },
  );
  return picked?.id;
}

function shown({ request }: TraceExchange): ShownRequest {
  const { body, ...rest } = request;
  const form = body?.contentType.includes('form-urlencoded') === true;
  return { ...rest, form, ...(body !== undefined && { body: body.text }) };
}
