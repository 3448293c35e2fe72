/** One run of a profile, with all that it holds: state, secrets, requests, the person's login, the session. */

import type { StepId } from '../model/flow';
import type { JudgedTrace, TraceStatus } from '../model/trace';
import { createAddressGuard } from './address-guard';
import { createBookkeeping } from './bookkeeping';
import { createClientMemory } from './client-memory';
import { createCredentials } from './credentials';
import { type Deferred, deferred } from './deferred';
import { type DriveContext, drive } from './drive';
import { isUsableEdit, type RequestEdit } from './edit';
import { createEffects } from './effects';
import { endStatus } from './end-status';
import type { FlowOptions } from './engine';
import { environmentOf } from './environment';
import { type FlowState, rewound, rewoundWithin, startState } from './flow-state';
import type { Pace, PausePolicy } from './gate';
import { createLogin } from './login';
import { createPauses } from './pauses';
import { plan } from './profiles/plan';
import { createProjector } from './project';
import { createRecorder } from './recorder';
import { afterRewind, lastExchangeOf, placeOf } from './rewind';
import { openSavedRun, writeSavedRun } from './saved-run';
import type { Env } from './step';
import { traceRun } from './trace-run';
import { upcomingRequest } from './upcoming';
import { createWireGate } from './wire-gate';
import { createWireSession } from './wire-session';

export interface Run {
  trace(): JudgedTrace;
  go(pace: Pace): void;
  pause(): void;
  stop(): void;
  rewind(to: StepId): void;
  retry(): void;
  edit(edit: RequestEdit): boolean;
  resend(exchange: string, edit?: RequestEdit): boolean;
  /** Takes up a stopped step again, which an override now lets pass. */
  proceed(): void;
  loginUrl(): string | undefined;
  userCode(): string | undefined;
  ended(): Promise<JudgedTrace>;
}

/** What may change while the flow lives, across its runs. */
export interface LiveChoices {
  policy(): PausePolicy;
  overrides(): readonly string[];
  changed(): void;
  /** A run that was over goes on. */
  revived(): void;
}

/**
 * A run that has not begun, or one that goes on where it was saved. It ends when no step is left, a
 * step stops it, or the user does; a verb that goes back brings it to life again.
 */
export function createRun(options: FlowOptions, live: LiveChoices): Run {
  const { ports, profile, server, settings } = options;
  const { changed: notify } = live;
  const { vault, ...saved } = openSavedRun(options);
  const beganAt = saved.beganAt ?? ports.now();
  const planned = { errand: options.errand, transport: server.transport, settings };
  const guard = createAddressGuard({
    serverUrl: server.url,
    lookup: ports.lookup,
    allowed: () => live.overrides().includes('private-address'),
    given: [settings.identityProvider?.tokenEndpoint, settings.clientMetadataUrl],
  });
  const { length: already } = saved.exchanges;
  const recorder = createRecorder(ports, notify, options.limits, guard, already);
  const project = createProjector();
  const { now, random, log } = ports;
  const credentials = createCredentials({ vault, server, settings, now, random, log });
  const { registrations: store } = options;
  const clients = createClientMemory({ store, vault, serverUrl: server.url, log });
  const login = createLogin({ ports, vault, settings, guard, onChange: moved });

  let state: FlowState = saved.state ?? startState(plan(profile, planned, {}));
  let status: TraceStatus = saved.state === undefined ? 'ready' : 'paused';
  let nextEdit: RequestEdit | undefined;
  let known = new Set<string>();
  /** One stretch of driving: a rewind ends it, and the next verb begins another. */
  let leg: AbortController | undefined;
  let over = false;
  let end: Deferred<JudgedTrace> = deferred();

  const pauses = createPauses({
    policy: live.policy,
    signal: () => leg?.signal,
    changed(present) {
      status = present;
      moved();
    },
  });
  const wire = createWireSession({
    ports,
    recorder,
    credentials,
    server,
    openWire: options.openWire,
    limits: options.limits,
    gate: createWireGate({ holdBefore: pauses.before, takeEdit }),
    paused: () => status === 'paused',
  });
  const parts = { flow: options, vault, recorder, credentials, clients, login, wire };
  const effects = createEffects(parts);
  const books = createBookkeeping(parts);

  const context: DriveContext = {
    state: () => state,
    set,
    env,
    plan: (facts) => plan(profile, planned, facts),
    newFindings,
    takeEdit,
    now,
    pauses,
    effects,
    books,
    login,
    wire,
  };

  function trace(): JudgedTrace {
    const { headers, ...shownServer } = server;
    const next = status === 'paused' ? (pauses.held() ?? upcomingRequest(state, env())) : undefined;
    const plain = project({
      profile,
      server: shownServer,
      configuredHeaders: Object.keys(headers),
      overrides: live.overrides(),
      run: traceRun(state, {
        errand: options.errand,
        beganAt,
        settings: { ...settings, overrides: live.overrides() },
        clients: clients.beforeRound(),
      }),
      state,
      status,
      earlier: saved.exchanges,
      exchanges: recorder.exchanges(),
      vault,
      beganAt,
      ...(next && { upcoming: { next, edit: nextEdit } }),
    });
    return { ...plain, findings: options.judge(plain) };
  }

  function env(): Env {
    return environmentOf(state, { profile, server, settings, clients, live, now });
  }

  function set(changed: FlowState): void {
    state = changed;
    notify();
  }

  function takeEdit(): RequestEdit | undefined {
    const edit = nextEdit;
    nextEdit = undefined;
    return edit;
  }

  /** Says that the run stands where a person has to act, and keeps it for another window. */
  function moved(): void {
    notify();
    if (options.keep === undefined || over || status === 'ready') return;
    if (status === 'running' && login.url() === undefined) return;
    const { steps } = trace();
    const text = writeSavedRun({ beganAt, state, overrides: live.overrides(), steps }, vault);
    options.keep(text).catch(() => ports.log('The state of the flow could not be kept.'));
  }

  function newFindings(): boolean {
    // Judging costs a whole projection, so it is done only where it can lead to a pause.
    if (!live.policy().findings) return false;
    const present = trace()
      .findings.filter((finding) => finding.severity !== 'info')
      .map((finding) => finding.rule);
    const fresh = present.some((rule) => !known.has(rule));
    known = new Set(present);
    return fresh;
  }

  async function finish(): Promise<void> {
    over = true;
    leg = undefined;
    login.close();
    effects.letGo();
    await wire.close();
    if (options.errand === 'sign-out') await options.forget().catch(() => {});
    await options.keep?.(undefined).catch(() => {});
    status = endStatus(options.errand, state);
    notify();
    end.resolve(trace());
  }

  /** Ends a run that a bug has broken; what it held open is closed all the same. */
  function breakOff(bug: unknown): void {
    interrupt();
    over = true;
    status = 'cancelled';
    notify();
    end.reject(bug);
  }

  /** Ends the present stretch: whatever it waits for comes to nothing. */
  function interrupt(): void {
    leg?.abort();
    leg = undefined;
    nextEdit = undefined;
    login.close();
    effects.letGo();
    void wire.close();
  }

  /** Stands still at another place. */
  function moveTo(changed: FlowState): void {
    interrupt();
    const wasOver = over;
    over = false;
    if (wasOver) end = deferred();
    state = changed;
    status = 'paused';
    moved();
    if (wasOver) live.revived();
  }

  function go(pace: Pace): void {
    if (pauses.go(pace) || leg !== undefined || over) return;
    const stretch = new AbortController();
    leg = stretch;
    const goesOn = status !== 'ready';
    status = 'running';
    drive(context, stretch.signal, goesOn)
      .then(() => (stretch.signal.aborted ? undefined : finish()))
      .catch(breakOff);
  }

  function resend(exchange: string, edit?: RequestEdit): boolean {
    const place = placeOf(exchange, recorder.exchanges(), state);
    if (place === undefined || (edit !== undefined && !isUsableEdit(edit))) return false;
    const { step, outcomes } = place;
    moveTo(outcomes === undefined ? rewound(state, step) : rewoundWithin(state, step, outcomes));
    nextEdit = edit;
    go('into');
    return true;
  }

  return {
    trace,
    go,
    resend,
    ended: () => end.promise,
    loginUrl: login.url,
    userCode: () => (login.url() === undefined ? undefined : vault.get('userCode')),
    pause() {
      if (status === 'running') pauses.want();
    },
    stop() {
      if (over) return;
      interrupt();
      finish().catch(breakOff);
    },
    rewind(to) {
      const target = status === 'ready' ? undefined : afterRewind(state, to);
      if (target !== undefined) moveTo(target);
    },
    retry() {
      const record = state.records[state.position];
      const last = record && lastExchangeOf(record);
      if (last !== undefined && resend(last)) return;
      if (record === undefined || record.calls === 0) return;
      moveTo(afterRewind(state, record.id) ?? state);
      go('into');
    },
    edit(edit) {
      if (!isUsableEdit(edit) || trace().upcoming === undefined) return false;
      nextEdit = Object.keys(edit).length === 0 ? undefined : edit;
      notify();
      return true;
    },
    proceed() {
      const record = state.records[state.position];
      if (state.stop === undefined || record === undefined) return;
      // A refused address is asked now.
      const refused = state.stop.code === 'private-address' ? 1 : 0;
      moveTo(rewoundWithin(state, record.id, record.outcomes.length - refused));
      go('continue');
    },
  };
}
