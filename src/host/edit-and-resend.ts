import { t } from '@vscode/l10n';
import type { UpcomingRequest } from '../model/trace';
import type { RequestEdit } from '../oauth/edit';
import type { Flow } from '../oauth/engine';
import { type EditEnd, editRequest } from './edit-request';
import { type EditableRequest, editableExchange, editableUpcoming } from './editable-request';
import { type FlowContext, say } from './flow-context';
import { pickExchange } from './pick-exchange';

interface Pending {
  readonly place: string;
  /** The request without the changes. */
  readonly request: EditableRequest;
  readonly edit: RequestEdit;
}

/** What is changed in the request that a flow sends next, to change it further. */
const pendingEdits = new WeakMap<Flow, Pending>();

/** Edits what the selected step sends next, or sends one of its requests again, changed or not. */
export async function editAndResend(context: FlowContext): Promise<void> {
  const step = context.panel.selected();
  const trace = context.flows.active?.flow.trace();
  if (trace === undefined) return;
  if (trace.upcoming !== undefined && trace.upcoming.step === step) return editUpcoming(context);
  const exchanges = trace.steps.find(({ id }) => id === step)?.exchanges ?? [];
  const exchange = await pickExchange(exchanges, {
    title: t('Edit and Resend'),
    placeHolder: t('The request to send again'),
  });
  if (exchange !== undefined) await resend(context, exchange.id);
}

/** Lets the user change a request that was sent, and sends it again. */
export async function resend({ flows }: FlowContext, id: string): Promise<void> {
  const flow = flows.active?.flow;
  const exchange = flow
    ?.trace()
    .steps.flatMap((step) => step.exchanges)
    .find((one) => one.id === id);
  if (flow === undefined || exchange === undefined) return;
  const edited = await editRequest(editableExchange(exchange), {}, [
    {
      label: t('$(debug-rerun) Send'),
      detail: t('The flow goes back to this request, sends it and pauses.'),
    },
  ]);
  if (edited === undefined || flows.active?.flow !== flow) return;
  const change = Object.keys(edited.edit).length === 0 ? undefined : edited.edit;
  if (!flow.resend(id, change)) {
    say(
      t(
        'This request cannot be sent again: the flow has gone another way since. Rewind to its step instead.',
      ),
    );
  }
}

const ends: readonly EditEnd[] = [
  { label: t('$(debug-step-into) Send'), detail: t('Sends it now and pauses.') },
  {
    label: t('$(check) Keep'),
    detail: t('Stays paused. It goes out like this when the flow goes on.'),
  },
];

/** Lets the user change the request that goes out next. */
export async function editUpcoming({ flows }: FlowContext): Promise<void> {
  const flow = flows.active?.flow;
  const upcoming = flow?.trace().upcoming;
  if (flow === undefined || upcoming === undefined) return;
  const place = placeOf(flow, upcoming);
  const pending = pendingEdits.get(flow);
  const { request, edit: before } =
    upcoming.edited && pending?.place === place
      ? pending
      : { request: editableUpcoming(upcoming), edit: {} };
  const edited = await editRequest(request, before, ends);
  if (edited === undefined) return;
  const now = flow.trace().upcoming;
  if (now === undefined || placeOf(flow, now) !== place || !flow.edit(edited.edit)) {
    say(t('The flow has gone on meanwhile, so nothing was changed.'));
    return;
  }
  pendingEdits.set(flow, { place, request, edit: edited.edit });
  if (edited.end === 0) flow.go('into');
}

/** Where a request stands in the flow: how many went out before it. */
function placeOf(flow: Flow, { step }: UpcomingRequest): string {
  const sent = flow.trace().steps.flatMap(({ exchanges }) => exchanges).length;
  return `${step} ${sent}`;
}
