/** The request that a paused flow will send next, which a pure step can say beforehand. */

import type { StepId } from '../model/flow';
import type { UpcomingRequest } from '../model/trace';
import { editedDraft, editedLive, type RequestEdit } from './edit';
import type { LiveRequest } from './exchange';
import { type FlowState, factsOf, isOver } from './flow-state';
import { stepById } from './profiles/step-by-id';
import type { Env, RequestDraft } from './step';

/** A request before it goes out: of a step, without secrets yet, or of the open session. */
export type NextRequest =
  | {
      readonly kind: 'draft';
      readonly step: StepId;
      readonly because: string;
      readonly draft: RequestDraft;
    }
  | {
      readonly kind: 'live';
      readonly step: StepId;
      readonly because: string;
      readonly live: LiveRequest;
      /** Header fields that belong to the server and nobody else. */
      readonly bound: readonly string[];
    };

/** What the present step would send now; `undefined` when it would do something else. */
export function upcomingRequest(state: FlowState, env: Env): NextRequest | undefined {
  const record = state.records[state.position];
  if (record === undefined || isOver(state)) return undefined;
  const action = stepById[record.id].next(factsOf(state), record.outcomes, env);
  if (action.do === 'send-all' && action.requests[0] !== undefined) {
    const [{ because, request: draft }] = action.requests;
    return { kind: 'draft', step: record.id, because, draft };
  }
  if (action.do !== 'send') return undefined;
  return { kind: 'draft', step: record.id, because: action.because, draft: action.request };
}

/** The same with an edit in it, as it is shown: where a secret goes, `{{name}}` stands. */
export function shownRequest(next: NextRequest, edit: RequestEdit | undefined): UpcomingRequest {
  const { step, because } = next;
  const marked = edit === undefined ? {} : { edited: true as const };
  if (next.kind === 'live') {
    const live = edit === undefined ? next.live : editedLive(next.live, edit, next.bound);
    return { step, because, ...live, ...marked };
  }
  const draft = edit === undefined ? next.draft : editedDraft(next.draft, edit);
  const body = bodyOf(draft);
  return {
    step,
    because,
    method: draft.method,
    url: draft.url,
    // What an edit has set is among these already.
    headers: Object.entries(draft.headers),
    ...(body !== undefined && { body }),
    ...marked,
  };
}

function bodyOf({ body }: RequestDraft): string | undefined {
  switch (body?.kind) {
    case 'form':
      return body.fields
        .map(([name, value]) =>
          typeof value === 'string'
            ? `${name}=${encodeURIComponent(value)}`
            : `${name}={{${value.secret}}}`,
        )
        .join('&');
    case 'json':
      return JSON.stringify(body.value, null, 2);
    case 'text':
      return body.text;
    case undefined:
      return undefined;
  }
}
