/** One run of a profile: asks the current step what to do, does it, pauses where the gate says. */

import type { Facts, Outcome, StepId } from '../model/flow';
import type { JudgedTrace, TraceStatus } from '../model/trace';
import { createAddressGuard, privateAddressStop } from './address-guard';
import { fill } from './credentials';
import { compute } from './crypto';
import type { FlowOptions } from './engine';
import { factsOf, isOver, startState, withEnding, withOutcome, withRecord } from './flow-state';
import { type Pace, shouldPause } from './gate';
import { createLogin } from './login';
import { outcomeOf, protectKept } from './outcome';
import { createProjector } from './project';
import { createRecorder } from './recorder';
import { secretsInHeader, secretsInQuery } from './secret-names';
import { signInToSave } from './sign-in-to-save';
import type { Action, Env } from './step';
import { namesToSave } from './token-store';
import { createVault } from './vault';
import { createWireSession } from './wire-session';

export interface Run {
  trace(): JudgedTrace;
  go(pace: Pace): void;
  pause(): void;
  stop(): void;
  loginUrl(): string | undefined;
  readonly ended: Promise<JudgedTrace>;
}

/** A run that has not begun. It ends when no step is left, a step stops it, or the user does. */
export function createRun(options: FlowOptions, notify: () => void): Run {
  const { ports, profile, server, settings } = options;
  const beganAt = ports.now();
  const vault = createVault();
  for (const value of secretsInQuery(server.url)) vault.protect(value);
  for (const [name, value] of Object.entries(server.headers)) {
    for (const secret of secretsInHeader(name, value)) vault.protect(secret);
  }
  if (options.clientSecret !== undefined) vault.put('clientSecret', options.clientSecret);
  const guard = createAddressGuard({
    serverUrl: server.url,
    lookup: ports.lookup,
    allowed: settings.overrides.includes('private-address'),
  });
  const recorder = createRecorder(ports, notify, options.limits, guard);
  const project = createProjector();
  const aborter = new AbortController();
  const { signal } = aborter;
  const login = createLogin({ ports, vault, settings, guard, onChange: notify });
  const { openWire } = options;
  const wire = createWireSession({ ports, recorder, vault, server, signal, openWire });
  const registered: { readonly client: Facts['client']; readonly secret: string | undefined }[] =
    [];

  let state = startState(profile.steps);
  let status: TraceStatus = 'ready';
  let pace: Pace = 'continue';
  let pauseWanted = false;
  let resume: (() => void) | undefined;
  let known = new Set<string>();
  let finish: (trace: JudgedTrace) => void = () => {};
  let fail: (bug: unknown) => void = () => {};
  const ended = new Promise<JudgedTrace>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });

  function trace(): JudgedTrace {
    const { headers, ...shownServer } = server;
    const plain = project({
      profile,
      server: shownServer,
      configuredHeaders: Object.keys(headers),
      settings,
      state,
      status,
      exchanges: recorder.exchanges(),
      vault,
      beganAt,
    });
    return { ...plain, findings: options.judge(plain) };
  }

  function env(): Env {
    return {
      profile,
      server,
      settings,
      now: ports.now(),
      registrations: registered.map((one) => one.client),
      openAtFirst: state.openAtFirst,
      rounds: state.rounds,
      ...(state.scopeBefore !== undefined && { scopeBefore: state.scopeBefore }),
    };
  }

  function set(next: typeof state): void {
    state = next;
    notify();
  }

  async function pauseHere(): Promise<void> {
    pauseWanted = false;
    status = 'paused';
    notify();
    await new Promise<void>((resolve) => {
      resume = () => {
        resume = undefined;
        if (!signal.aborted) status = 'running';
        notify();
        resolve();
      };
    });
  }

  async function drive(): Promise<void> {
    status = 'running';
    let begins = true;
    while (!isOver(state) && !signal.aborted) {
      const step = profile.steps[state.position];
      const record = state.records[state.position];
      if (step === undefined || record === undefined) break;
      if (record.calls === 0) {
        // Judging costs a whole projection, so it is done only where it can lead to a pause.
        const newFindings = options.policy.findings && noticeFindings();
        // The verb that sets the flow in motion is meant for the first step, not for the pause before it.
        const paceHere = begins ? 'continue' : pace;
        begins = false;
        if (
          pauseWanted ||
          shouldPause(options.policy, paceHere, { at: 'step', step: step.id, newFindings })
        ) {
          await pauseHere();
          if (signal.aborted) break;
        }
        set(withRecord(state, { state: 'running', startedAt: ports.now() }));
      }
      if (record.calls >= step.limit) {
        const says = `The step ${step.title} was repeated ${step.limit} times without coming to an end.`;
        set(withEnding(state, { do: 'stop', reason: { code: 'step-limit', says } }, ports.now()));
        break;
      }
      state = withRecord(state, { calls: record.calls + 1 });
      await perform(step.next(factsOf(state), record.outcomes, env()), step.id);
    }
    await end();
  }

  async function perform(action: Action<keyof Facts>, id: StepId): Promise<void> {
    switch (action.do) {
      case 'send': {
        const { request, because } = action;
        const client = factsOf(state).client ?? factsOf(state).stored?.client;
        const live = fill(request, { vault, client, server });
        const exchange = await recorder.send(
          live,
          { step: id, party: request.party, because },
          signal,
          (response) => protectKept(response, request.keep, vault),
        );
        if (signal.aborted) return;
        return settle(outcomeOf(exchange, request, vault));
      }
      case 'compute':
        return settle(await compute(action.op, vault, ports.random, ports.now()));
      case 'ask':
        return settle(await login.ask(action.question));
      case 'wire':
        return settle(
          await wire.call(action.call, { step: id, party: 'server', because: action.because }),
        );
      case 'load':
        return settle(await load());
      case 'done':
        return finishStep(action);
      case 'skip':
      case 'stop':
        return set(withEnding(state, action, ports.now()));
      case 'again':
        await wire.close();
        return set(withEnding(state, action, ports.now()));
    }
  }

  /** Hands an outcome to the step, and pauses if the user goes request by request. A refused address ends it. */
  async function settle(outcome: Outcome): Promise<void> {
    if (signal.aborted) return;
    set(withOutcome(state, outcome));
    const refused = privateAddressStop(outcome);
    if (refused !== undefined) return set(withEnding(state, refused, ports.now()));
    const sent =
      outcome.kind === 'response' || outcome.kind === 'failure' || outcome.kind === 'wire';
    if (sent && (pauseWanted || shouldPause(options.policy, pace, { at: 'action' })))
      await pauseHere();
  }

  async function finishStep(action: Extract<Action<keyof Facts>, { do: 'done' }>): Promise<void> {
    const { client, session, tokens } = action.facts as Partial<Facts>;
    if (client?.way === 'dynamic') {
      const before = registered.find((one) => one.client === client);
      if (before === undefined) registered.push({ client, secret: vault.get('clientSecret') });
      else if (before.secret !== undefined) vault.put('clientSecret', before.secret);
    }
    set(withEnding(state, action, ports.now()));
    const { stored } = factsOf(state);
    const renewed = tokens !== undefined && stored !== undefined && tokens !== stored.tokens;
    if (session !== undefined || renewed) {
      const signIn = signInToSave(factsOf(state), vault);
      if (signIn !== undefined) {
        await options.save(signIn).catch(() => ports.log('The sign-in could not be saved.'));
      }
    }
  }

  async function load(): Promise<Outcome> {
    const saved = await options.load().catch(() => {
      ports.log('The saved sign-in could not be read.');
      return undefined;
    });
    if (saved === undefined) return { kind: 'loaded' };
    for (const name of namesToSave()) {
      const value = saved.secrets[name];
      if (value !== undefined) vault.put(name, value);
    }
    return { kind: 'loaded', stored: saved.stored };
  }

  function noticeFindings(): boolean {
    const now = trace()
      .findings.filter((finding) => finding.severity !== 'info')
      .map((finding) => finding.rule);
    const fresh = now.some((rule) => !known.has(rule));
    known = new Set(now);
    return fresh;
  }

  async function end(): Promise<void> {
    login.close();
    await wire.close();
    status = endStatus();
    notify();
    finish(trace());
  }

  /** Ends a run that a bug has broken; what it held open is closed all the same. */
  function breakOff(bug: unknown): void {
    aborter.abort();
    login.close();
    status = 'cancelled';
    notify();
    fail(bug);
  }

  function endStatus(): TraceStatus {
    if (state.stop !== undefined) return 'stopped';
    if (signal.aborted) return 'cancelled';
    const facts = factsOf(state);
    if (facts.tokens !== undefined) return 'signed-in';
    return facts.access?.open === true ? 'open' : 'not-needed';
  }

  let begun = false;
  return {
    trace,
    ended,
    loginUrl: login.url,
    go(next) {
      pace = next;
      pauseWanted = false;
      if (!begun) {
        begun = true;
        drive().catch(breakOff);
      } else resume?.();
    },
    pause() {
      if (status === 'running') pauseWanted = true;
    },
    stop() {
      aborter.abort();
      login.close();
      if (!begun) {
        begun = true;
        end().catch(breakOff);
      }
      resume?.();
    },
  };
}
