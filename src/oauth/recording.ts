/** What a saved trace holds of one step: hands out what came back to it, each once. */

import type { Outcome } from '../model/outcome';
import type { Trace, TraceExchange, TraceOutcome } from '../model/trace';
import type { Failure } from '../model/wire';
import type { Effect } from './effects';
import type { Profile } from './profile';
import { fits } from './recorded-kinds';
import { loginBy } from './recorded-login';
import { recordedOutcome } from './recorded-outcome';
import { answersWire } from './recorded-wire';
import { createComparison, type Hops } from './same-request';
import type { RequestDraft } from './step';

export interface Recording {
  /** What the step sees now; `undefined` when the recording holds nothing of the kind. */
  take(action: Effect): Outcome | undefined;
  /** What was handed out so far, and the requests behind it. */
  taken(): { readonly outcomes: TraceOutcome[]; readonly exchanges: TraceExchange[] };
}

export interface RecordingOptions {
  readonly outcomes: readonly TraceOutcome[];
  /** All of the step, those of earlier rounds too. */
  readonly exchanges: readonly TraceExchange[];
  readonly transport: Trace['server']['transport'];
  /** The revision that it was recorded by, and the one that asks. */
  readonly recordedBy: Profile;
  readonly profile: Profile;
  readonly overrides: readonly string[];
}

/** A recording from which nothing was taken yet. */
export function createRecording(options: RecordingOptions): Recording {
  const { exchanges, profile, recordedBy, transport, overrides } = options;
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const isSame = createComparison();
  const used = new Set<TraceOutcome>();
  const handed: TraceOutcome[] = [];
  const passed = new Set<TraceExchange>();
  const seen = new Set<string>();
  const outcomes = options.outcomes.filter((outcome) => {
    if (outcome.kind === 'answer') {
      // Nobody answers twice; in a file that says so, one answer could be read without end.
      if (seen.has(outcome.exchange)) return false;
      seen.add(outcome.exchange);
    }
    const failure = failureOf(outcome, byId);
    // The address that was refused then would be asked now.
    return failure?.kind !== 'private-address' || !overrides.includes('private-address');
  });

  /** `read`: as it is handed out, where that is not as it was recorded. */
  function use(recorded: TraceOutcome, read = recorded): void {
    used.add(recorded);
    handed.push(read);
  }

  function answerTo(draft: RequestDraft): Outcome | undefined {
    const left = outcomes.filter((one) => one.kind === 'answer' && !used.has(one));
    for (const one of left) {
      const chain = one.kind === 'answer' ? chainTo(one.exchange, byId) : [];
      const [first] = chain;
      const last = chain.at(-1);
      if (one.kind !== 'answer' || first === undefined || last === undefined) continue;
      if (!isAnswer({ first, last }, draft, one === left[0])) continue;
      use(one);
      for (const hop of chain) passed.add(hop);
      return recordedOutcome(last, one, draft.keep);
    }
    return undefined;
  }

  /** An edited request went elsewhere, and what came back was the answer to the step all the same. */
  function isAnswer(hops: Hops, draft: RequestDraft, isNext: boolean): boolean {
    return hops.first.edited === true ? isNext : isSame(hops, draft);
  }

  function other(action: Exclude<Effect, { do: 'send' }>): Outcome | undefined {
    const one = outcomes.find((recorded) => !used.has(recorded) && fits(action, recorded));
    if (one === undefined || one.kind === 'answer') return grant(action);
    if (action.do === 'wire') {
      const asked = { call: action.call, profile, transport };
      if (!answersWire(asked, one, exchanges)) return undefined;
      for (const exchange of exchanges) passed.add(exchange);
    }
    const read = one.kind === 'login' ? loginBy(one, recordedBy, profile) : one;
    if (read !== undefined) use(one, read);
    return read;
  }

  /** What needs neither a server nor a browser comes back though nobody recorded it. */
  function grant(action: Effect): Outcome | undefined {
    const made = withoutOthers(action);
    if (made !== undefined) handed.push(made);
    return made;
  }

  return {
    take: (action) => (action.do === 'send' ? answerTo(action.request) : other(action)),
    taken: () => ({ outcomes: [...handed], exchanges: [...passed] }),
  };
}

type Granted = Extract<
  Outcome,
  { kind: 'waited' | 'loaded-registrations' | 'made-dpop-key' | 'answered' }
>;

function withoutOthers(action: Effect): Granted | undefined {
  if (action.do === 'wait') return { kind: 'waited', seconds: action.seconds };
  if (action.do === 'load-registrations') return { kind: 'loaded-registrations' };
  // Nobody is there to be asked.
  if (action.do === 'ask' && action.question.kind === 'person') {
    return { kind: 'answered', answer: undefined };
  }
  const makesKey = action.do === 'compute' && action.op.op === 'make-dpop-key';
  return makesKey ? { kind: 'made-dpop-key' } : undefined;
}

function failureOf(
  outcome: TraceOutcome,
  byId: ReadonlyMap<string, TraceExchange>,
): Failure | undefined {
  if (outcome.kind === 'answer') return byId.get(outcome.exchange)?.failure;
  return outcome.kind === 'failure' ? outcome.failure : undefined;
}

/** The redirects that led to an exchange, and itself at the end; none when it is not there. */
function chainTo(id: string, byId: ReadonlyMap<string, TraceExchange>): readonly TraceExchange[] {
  const chain = new Set<TraceExchange>();
  for (let at = byId.get(id); at !== undefined && !chain.has(at); ) {
    chain.add(at);
    at = at.redirectOf === undefined ? undefined : byId.get(at.redirectOf);
  }
  return [...chain].reverse();
}
