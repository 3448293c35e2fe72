/** Lets the user hold and change a request of the open session, which no step drafts. */

import type { StepId } from '../model/flow';
import type { WireCall } from '../model/session';
import { editedLive, type RequestEdit } from './edit';
import type { LiveRequest } from './exchange';
import type { NextRequest } from './upcoming';

export interface WireGateOptions {
  holdBefore(request: NextRequest): Promise<'passed' | 'held' | 'ended'>;
  takeEdit(): RequestEdit | undefined;
}

export interface WireGate {
  /** Names the call whose requests come next; an edit that waits is meant for its main request. */
  expect(call: WireCall): void;
  /** The request as it may go out, and whether the user has changed it. */
  pass(
    live: LiveRequest,
    step: StepId,
    because: string,
  ): Promise<{ readonly live: LiveRequest; readonly edited: boolean }>;
}

const mainMethods: { readonly [kind in WireCall['kind']]: readonly string[] } = {
  connect: ['initialize', 'server/discover'],
  'list-tools': ['tools/list'],
  'call-tool': ['tools/call'],
};

/** A gate that expects no call yet. */
export function createWireGate({ holdBefore, takeEdit }: WireGateOptions): WireGate {
  let expected: readonly string[] = [];
  return {
    expect(call) {
      expected = mainMethods[call.kind];
    },
    async pass(live, step, because) {
      const way = await holdBefore({ kind: 'live', step, because, live });
      // The session is told as `fetch` tells it.
      if (way === 'ended') throw new DOMException('The flow went elsewhere.', 'AbortError');
      const method = methodOf(live);
      const meant = way === 'held' || (method !== undefined && expected.includes(method));
      const edit = meant ? takeEdit() : undefined;
      if (edit === undefined) return { live, edited: false };
      return { live: editedLive(live, edit), edited: true };
    },
  };
}

function methodOf(live: LiveRequest): string | undefined {
  return /"method":"([\w/]+)"/.exec(live.body ?? '')?.[1];
}
