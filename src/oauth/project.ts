/** Projects a flow into a trace: the one place where live data passes the redactor. */

import { fieldIn } from '../model/field-in';
import type {
  StepState,
  Trace,
  TraceBody,
  TraceExchange,
  TraceRun,
  TraceStatus,
  TraceStep,
  UpcomingRequest,
} from '../model/trace';
import type { RequestEdit } from './edit';
import type { Exchange } from './exchange';
import { type FlowState, factsOf, type Memory, memoryOf, type StepRecord } from './flow-state';
import type { Profile } from './profile';
import { stepById } from './profiles/step-by-id';
import { projectOutcome } from './project-outcome';
import { createRedactor, type Redactor } from './redact';
import type { ShownExchange } from './saved-run';
import type { AnyStep } from './step';
import { type NextRequest, shownRequest } from './upcoming';
import type { Vault } from './vault';

export interface Projection {
  readonly profile: Profile;
  readonly server: Trace['server'];
  readonly configuredHeaders: readonly string[];
  readonly overrides: readonly string[];
  readonly run: TraceRun;
  readonly state: FlowState;
  readonly status: TraceStatus;
  /** Of an earlier window, as they were shown there. */
  readonly earlier: readonly ShownExchange[];
  readonly exchanges: readonly Exchange[];
  readonly upcoming?: { readonly next: NextRequest; readonly edit: RequestEdit | undefined };
  readonly vault: Vault;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
}

/** A projector that redacts each exchange once for as long as the set of known secrets stands. */
export function createProjector(): (flow: Projection) => Trace {
  let known = -1;
  let redactor = createRedactor([]);
  let cache = new WeakMap<Exchange, TraceExchange>();

  return (flow) => {
    const values = flow.vault.protectedValues();
    if (values.length !== known) {
      known = values.length;
      redactor = createRedactor(values, flow.configuredHeaders);
      cache = new WeakMap();
    }
    const shown = (exchange: Exchange): TraceExchange => {
      const found = cache.get(exchange);
      if (found !== undefined) return found;
      const made = projectExchange(exchange, redactor, flow.beganAt);
      cache.set(exchange, made);
      return made;
    };
    const steps = flow.state.records.map((record, at) => {
      const step = stepById[record.id];
      const before = flow.earlier.filter((one) => one.step === step.id);
      const exchanges = flow.exchanges.filter((one) => one.step === step.id).map(shown);
      const all = [...before.map((one) => one.exchange), ...exchanges];
      return projectStep(step, record, all, at, flow, redactor);
    });
    const { stop, noted } = flow.state;
    const { upcoming } = flow;
    return {
      format: 'mcp-auth-trace/1',
      server: {
        ...flow.server,
        name: redactor.text(flow.server.name),
        url: redactor.url(flow.server.url),
      },
      revision: flow.profile.revision,
      status: flow.status,
      steps,
      facts: redactor.data(factsOf(flow.state)),
      run: redactor.data(flow.run),
      overrides: flow.overrides,
      ...(upcoming && {
        upcoming: projectUpcoming(shownRequest(upcoming.next, upcoming.edit), redactor),
      }),
      ...(stop && { stop: { ...stop, says: redactor.text(stop.says) } }),
      ...(noted && {
        noted: noted.map((one) => ({ ...one, says: redactor.text(one.says) })),
      }),
    };
  };
}

function stateOf(record: StepRecord, at: number, flow: Projection): StepState {
  if (record.state === 'waiting' || record.state === 'running') {
    if (at !== flow.state.position) return 'waiting';
    if (flow.status === 'paused') return 'paused';
  }
  return record.state;
}

function projectStep(
  step: AnyStep,
  record: StepRecord,
  exchanges: readonly TraceExchange[],
  at: number,
  flow: Projection,
  redactor: Redactor,
): TraceStep {
  const { beganAt } = flow;
  const memory = memoryBefore(record, flow.state);
  return {
    id: step.id,
    title: step.title,
    phase: step.phase,
    state: stateOf(record, at, flow),
    explained: step.explained,
    spec: step.spec,
    gives: step.gives,
    note: redactor.text(record.note),
    exchanges,
    outcomes: record.outcomes.map((outcome) => projectOutcome(outcome, redactor)),
    askedMs: record.askedAt.slice(0, record.calls).map((at) => at - beganAt),
    ...(memory !== undefined && { memory: redactor.data(memory) }),
    ...(record.changed && { changed: redactor.data(record.changed) }),
    values: step.values(record.gave).map(({ name, value, meaning }) => ({
      name: redactor.text(name),
      value: redactor.text(value),
      meaning: redactor.text(meaning),
    })),
    ...(record.startedAt !== undefined &&
      record.endedAt !== undefined && { durationMs: record.endedAt - record.startedAt }),
  };
}

/** What a step remembered, where the flow knows something else by now. */
function memoryBefore({ memory }: StepRecord, state: FlowState): Memory | undefined {
  return JSON.stringify(memory) === JSON.stringify(memoryOf(state)) ? undefined : memory;
}

/** An exchange as a trace has it. `beganAt`: milliseconds since the epoch. */
export function projectExchange(
  exchange: Exchange,
  redactor: Redactor,
  beganAt: number,
): TraceExchange {
  const { request, response, failure } = exchange;
  const requestType = fieldIn(request.headers, 'content-type') ?? '';
  return {
    id: exchange.id,
    party: exchange.party,
    because: redactor.text(exchange.because),
    request: {
      method: request.method,
      url: redactor.url(request.url),
      headers: redactor.headers(request.headers),
      ...(request.body !== undefined && {
        body: projectBody(
          requestType,
          request.body,
          new TextEncoder().encode(request.body).length,
          false,
          redactor,
        ),
      }),
    },
    ...(response && {
      response: {
        status: response.status,
        headers: redactor.headers(response.headers),
        body: projectBody(
          response.contentType,
          response.text,
          response.bytes,
          response.cut,
          redactor,
        ),
      },
    }),
    ...(failure && { failure: { ...failure, detail: redactor.text(failure.detail) } }),
    ...(exchange.edited && { edited: true as const }),
    ...(exchange.redirectOf !== undefined && { redirectOf: exchange.redirectOf }),
    timing: {
      startMs: exchange.startedAt - beganAt,
      ...(exchange.firstByteAt !== undefined && {
        firstByteMs: exchange.firstByteAt - exchange.startedAt,
      }),
      totalMs: exchange.endedAt - exchange.startedAt,
    },
  };
}

function projectUpcoming(request: UpcomingRequest, redactor: Redactor): UpcomingRequest {
  return {
    ...request,
    because: redactor.text(request.because),
    url: redactor.url(request.url),
    headers: redactor.headers(request.headers),
    // A placeholder stands where a secret goes, so that only what the user typed can hold one.
    ...(request.body !== undefined && { body: redactor.text(request.body) }),
  };
}

function projectBody(
  contentType: string,
  text: string,
  bytes: number,
  cut: boolean,
  redactor: Redactor,
): TraceBody {
  return {
    contentType: redactor.text(contentType),
    text: redactor.body(contentType, text),
    bytes,
    cut,
  };
}
