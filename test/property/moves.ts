/** Verbs as data that fast-check can make and shrink, and what each does to a flow. */

import fc from 'fast-check';
import type { StepId } from '../../src/model/flow';
import type { RequestEdit } from '../../src/oauth/edit';
import type { Flow } from '../../src/oauth/engine';
import type { PausePolicy } from '../../src/oauth/gate';
import { stepById } from '../../src/oauth/profiles/step-by-id';
import { until } from '../unit/oauth/flow-driver';

export type Verb =
  | { readonly verb: 'go'; readonly pace: 'continue' | 'next' | 'into' }
  | { readonly verb: 'pause' | 'restart' | 'stop' | 'retry' | 'override' }
  | { readonly verb: 'rewind'; readonly to: StepId }
  | { readonly verb: 'edit'; readonly edit: RequestEdit }
  /** `exchange` counts from the last one. */
  | { readonly verb: 'resend'; readonly exchange: number; readonly edit: RequestEdit | undefined }
  | { readonly verb: 'breakpoints'; readonly change: Partial<PausePolicy> }
  /** No verb of a flow: the window is left, and another goes on. */
  | { readonly verb: 'reload' };

/** A verb, and how many turns of the event loop come after it; -1 waits until the flow stands still. */
export interface Move {
  readonly verb: Verb;
  readonly turns: number;
}

/** What the user types where a secret goes. */
export const typed = 'typed-secret-0123456789';

const edit: fc.Arbitrary<RequestEdit> = fc.oneof(
  fc.constantFrom<RequestEdit>(
    {},
    { method: 'GET' },
    { method: 'DELETE' },
    { url: 'https://evil.example/x' },
    { url: 'https://as.example/token' },
    { url: 'https://mcp.example/mcp' },
    { headers: { 'x-other': 'yes', accept: null } },
    { headers: { authorization: null, dpop: null } },
    { headers: { 'x-api-key': typed } },
    { parameters: { client_secret: typed, code: null, extra: 'a b' } },
    { body: `{"password":"${typed}"}` },
    { body: '' },
  ),
  fc.constantFrom<RequestEdit>(
    { url: 'javascript:alert(1)' },
    { method: 'get' },
    { headers: { 'x-a': 'b\r\nc: d' } },
  ),
);

const steps = Object.keys(stepById) as StepId[];

const verb: fc.Arbitrary<Verb> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      verb: fc.constant('go' as const),
      pace: fc.constantFrom('continue', 'next', 'into'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constantFrom('pause', 'restart', 'stop', 'retry', 'override'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ verb: fc.constant('rewind' as const), to: fc.constantFrom(...steps) }),
  },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('edit' as const), edit }) },
  { weight: 1, arbitrary: fc.constant({ verb: 'reload' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant('resend' as const),
      exchange: fc.nat(6),
      edit: fc.option(edit, { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant('breakpoints' as const),
      change: fc.record(
        {
          everyStep: fc.boolean(),
          steps: fc.subarray(steps, { maxLength: 3 }),
          exchanges: fc.subarray(['*', 'as.example', 'mcp.example/mcp', 'token']),
          findings: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    }),
  },
);

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({ verb, turns: fc.oneof(fc.constant(-1), fc.nat(12)) }),
  { minLength: 1, maxLength: 14 },
);

/** Does one verb. Nothing of it may throw. */
function perform(flow: Flow, verb: Exclude<Verb, { readonly verb: 'reload' }>): void {
  switch (verb.verb) {
    case 'go':
      flow.go(verb.pace);
      break;
    case 'pause':
    case 'restart':
    case 'stop':
    case 'retry':
      flow[verb.verb]();
      break;
    case 'override':
      flow.override(flow.trace().stop?.override ?? 'no-such-rule');
      break;
    case 'rewind':
      flow.rewind(verb.to);
      break;
    case 'edit':
      flow.edit(verb.edit);
      break;
    case 'resend': {
      const all = flow.trace().steps.flatMap(({ exchanges }) => exchanges);
      flow.resend(all.at(-1 - verb.exchange)?.id ?? 'x0', verb.edit);
      break;
    }
    case 'breakpoints':
      flow.setBreakpoints(verb.change);
  }
}

/** Makes the moves one after the other, and gives the flow of the last window. `reload` begins it. */
export async function make(
  first: Flow,
  all: readonly Move[],
  reload: (flow: Flow) => Promise<Flow>,
): Promise<Flow> {
  let flow = first;
  for (const { verb, turns } of all) {
    if (verb.verb === 'reload') flow = await reload(flow);
    else perform(flow, verb);
    const present = flow;
    const stands = (): boolean =>
      present.trace().status !== 'running' || present.loginUrl() !== undefined;
    if (turns === -1) await until(stands, `an end of ${verb.verb}`);
    for (let turn = 0; turn < turns; turn += 1) await new Promise((go) => setImmediate(go));
  }
  return flow;
}
