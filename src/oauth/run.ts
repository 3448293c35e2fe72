/** One run of a profile: its state, where it stands, and the verbs that move it. */

import type { StepId } from '../model/flow';
import type { JudgedTrace, Trace, TraceStatus } from '../model/trace';
import { type Deferred, deferred } from './deferred';
import { type DriveContext, drive } from './drive';
import { isUsableEdit, type RequestEdit } from './edit';
import { endStatus } from './end-status';
import type { FlowOptions } from './engine';
import { environmentOf } from './environment';
import { exposed } from './exposed';
import { type FlowState, factsOf, isDone, replanned, rewound, startState } from './flow-state';
import type { Pace } from './gate';

import { plan } from './profiles/plan';
import { createProjector } from './project';
import { afterRewind, afterRewindWithin, beforeLastRequest, placedBefore, placeOf } from './rewind';
import type { LiveChoices, Run } from './run-interface';
import { createRunParts } from './run-parts';
import { type SavedRun, writeSavedRun } from './saved-run';
import type { Env } from './step';
import { traceRun } from './trace-run';
import { upcomingRequest } from './upcoming';

/**
 * A run that has not begun, or one that goes on where it was saved. It ends when no step is left, a
 * step stops it, or the user does; a verb that goes back brings it to life again.
 */
export function createRun(options: FlowOptions, live: LiveChoices, saved?: SavedRun): Run {
  const { ports, profile, server, settings, errand } = options;
  const { changed: notify } = live;
  const beganAt = saved?.beganAt ?? ports.now();
  const planned = { errand, transport: server.transport, settings };
  const project = createProjector();

  // Other settings than those that it was saved under may lead to other steps.
  let state: FlowState = saved
    ? replanned(saved.state, plan(profile, planned, factsOf(saved.state)))
    : startState(plan(profile, planned, {}));
  let status: TraceStatus = saved ? 'paused' : 'ready';
  let known: ReadonlySet<string> = new Set<string>();
  /** One stretch of driving: a rewind ends it, and the next verb begins another. */
  let leg: AbortController | undefined;
  let over = false;
  let end: Deferred<JudgedTrace> = deferred();

  const parts = createRunParts(options, live, saved, {
    moved,
    stands(present) {
      status = present;
      moved();
    },
    isPaused: () => status === 'paused',
  });
  const { vault, recorder, clients, login, nextEdit, pauses, wire, effects } = parts;
  // What was found before the window was left is no reason to pause once more.
  if (saved !== undefined) newFindings();

  const context: DriveContext = {
    state: () => state,
    set(changed) {
      state = changed;
      notify();
    },
    env,
    plan: (facts) => plan(profile, planned, facts),
    newFindings,
    errand,
    now: ports.now,
    ...parts,
  };

  function shown(): Trace {
    const { headers, ...shownServer } = server;
    const next = status === 'paused' ? (pauses.held() ?? upcomingRequest(state, env())) : undefined;
    return project({
      profile,
      server: shownServer,
      configuredHeaders: Object.keys(headers),
      overrides: live.overrides(),
      run: traceRun(state, {
        errand,
        beganAt,
        settings: { ...settings, overrides: live.overrides() },
        clients: clients.beforeRound(),
      }),
      state,
      status,
      earlier: saved?.exchanges ?? [],
      exchanges: recorder.exchanges(),
      vault,
      beganAt,
      ...(next && { upcoming: { next, edit: nextEdit.for(next) } }),
    });
  }

  function trace(): JudgedTrace {
    const plain = shown();
    return { ...plain, findings: options.judge(plain) };
  }

  function env(): Env {
    return environmentOf(state, { profile, server, settings, clients, live, now: ports.now });
  }

  /** Says that the run stands where a person has to act, and keeps it for another window. */
  function moved(): void {
    notify();
    if (options.keep === undefined || over || status === 'ready') return;
    if (status === 'running' && login.url() === undefined) return;
    // A request of the session is gone with the window, and what was changed in it too.
    const next = pauses.held() ?? upcomingRequest(state, env());
    const edit = next?.kind === 'draft' ? nextEdit.for(next) : undefined;
    void live.keep(textOf(state, edit));
  }

  function textOf(at: FlowState, edit?: RequestEdit): string {
    const run = {
      beganAt,
      state: at,
      overrides: live.overrides(),
      vault: vault.content(),
      clients: clients.content(),
      ...(edit !== undefined && { edit }),
    };
    return writeSavedRun(run, shown().steps, options);
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

  /** A verb may bring the run to life again while its last things are put away. */
  async function finish(): Promise<void> {
    const mine = end;
    over = true;
    leg = undefined;
    status = endStatus(errand, state);
    login.close();
    effects.letGo();
    const dropped = live.keep(undefined);
    notify();
    await wire.close();
    // Whoever calls a sign-out off stays signed in.
    if (errand === 'sign-out' && status !== 'cancelled') await options.forget().catch(() => {});
    await dropped;
    if (mine !== end) return;
    notify();
    mine.resolve(trace());
  }

  /** Ends a run that a bug has broken; what it held open is closed all the same. */
  function breakOff(bug: unknown): void {
    interrupt();
    over = true;
    status = 'cancelled';
    void live.keep(undefined);
    notify();
    end.reject(bug);
  }

  /** Ends the present stretch: whatever it waits for comes to nothing. */
  function interrupt(): void {
    leg?.abort();
    leg = undefined;
    nextEdit.drop();
    login.close();
    effects.letGo();
    void wire.close();
  }

  /** Stands still at another place. */
  function moveTo(changed: FlowState): void {
    const wasOver = over;
    interrupt();
    if (wasOver) {
      end.resolve(trace());
      end = deferred();
      over = false;
    }
    state = replanned(changed, plan(profile, planned, factsOf(changed)));
    if (!isDone(state, 'registration')) clients.beginRound();
    status = 'paused';
    moved();
    if (wasOver) live.revived();
  }

  function go(pace: Pace, until?: StepId): void {
    const stood = status === 'paused';
    const passes =
      stood && pauses.held() === undefined && upcomingRequest(state, env()) !== undefined;
    if (pauses.go(pace, { passes, ...(until && { until }) }) || leg !== undefined || over) return;
    const stretch = new AbortController();
    leg = stretch;
    status = 'running';
    drive(context, stretch.signal, stood)
      .then(() => (stretch.signal.aborted ? undefined : finish()))
      .catch((bug: unknown) => {
        if (stretch.signal.aborted) ports.log('A step that was called off has failed.');
        else breakOff(bug);
      });
  }

  function resend(exchange: string, edit?: RequestEdit): boolean {
    const before = saved?.exchanges.map(placedBefore) ?? [];
    const sent = [...before, ...recorder.exchanges()];
    const place = placeOf(exchange, sent, state);
    if (place === undefined || (edit !== undefined && !isUsableEdit(edit))) return false;
    // Whoever has registered would not do so again.
    const { method } = sent.find(({ id }) => id === exchange)?.request ?? {};
    if (place.step === 'registration' && method === 'POST') clients.setAside();
    if (place.in === 'step') {
      moveTo(afterRewindWithin(state, place.step, place.outcomes));
      if (edit !== undefined) nextEdit.put(edit);
      go('into');
    } else {
      moveTo(rewound(state, place.from));
      if (edit !== undefined) nextEdit.put(edit, place.name);
      go('continue', place.step);
    }
    return true;
  }

  return {
    trace,
    go,
    resend,
    ended: () => end.promise,
    loginUrl: login.url,
    reveal: (secret) => vault.get(secret),
    exposed: (only) =>
      exposed(trace(), only, {
        exchanges: recorder.exchanges(),
        vault,
        server,
        beganAt,
      }),
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
    textBefore(step) {
      if (status === 'ready') return undefined;
      const present = state.records[state.position]?.id ?? step;
      const before = afterRewind(state, step) ?? afterRewind(state, present) ?? state;
      if (!isDone(before, 'registration')) clients.beginRound();
      return textOf(before);
    },
    retry() {
      const record = state.records[state.position];
      if (record === undefined || record.calls === 0) return;
      const underWay = status !== 'paused' && upcomingRequest(state, env()) !== undefined;
      moveTo(beforeLastRequest(state, underWay));
      go('into');
    },
    edit(edit) {
      if (!isUsableEdit(edit) || trace().upcoming === undefined) return false;
      if (Object.keys(edit).length === 0) nextEdit.drop();
      else nextEdit.put(edit);
      moved();
      return true;
    },
    proceed() {
      const record = state.records[state.position];
      if (state.stop === undefined || record === undefined) return;
      // A refused address is asked now.
      const refused = state.stop.code === 'private-address' ? 1 : 0;
      moveTo(afterRewindWithin(state, record.id, record.outcomes.length - refused));
      go('continue');
    },
  };
}
