/** One run of a profile: asks the current step what to do, does it, pauses where the gate says. */

import type { Facts, Outcome, StepId } from '../model/flow';
import type { ReservedRedirect } from '../model/ports';
import type { JudgedTrace, TraceStatus } from '../model/trace';
import { readAuthorizationResponse } from './authorization-response';
import { authorizationUrl, fill } from './credentials';
import { compute } from './crypto';
import type { FlowOptions, Wire } from './engine';
import { factsOf, isOver, startState, withEnding, withOutcome, withRecord } from './flow-state';
import { type Pace, shouldPause } from './gate';
import { outcomeOf } from './outcome';
import { createProjector } from './project';
import { createRecorder, type Purpose } from './recorder';
import { signInToSave } from './sign-in-to-save';
import type { Action, Env, Question } from './step';
import { namesToSave } from './token-store';
import { createVault } from './vault';
import { createWireFetch } from './wire-fetch';

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
  for (const value of Object.values(server.headers)) vault.protect(value);
  if (options.clientSecret !== undefined) vault.put('clientSecret', options.clientSecret);
  const recorder = createRecorder(ports, notify, options.limits);
  const project = createProjector();
  const aborter = new AbortController();
  const registered: { readonly client: Facts['client']; readonly secret: string | undefined }[] =
    [];

  let state = startState(profile.steps);
  let status: TraceStatus = 'ready';
  let pace: Pace = 'continue';
  let pauseWanted = false;
  let resume: (() => void) | undefined;
  let redirect: ReservedRedirect | undefined;
  let wire: Wire | undefined;
  let loginUrl: string | undefined;
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
      resume = resolve;
    });
    resume = undefined;
    if (!aborter.signal.aborted) status = 'running';
    notify();
  }

  async function drive(): Promise<void> {
    status = 'running';
    while (!isOver(state) && !aborter.signal.aborted) {
      const step = profile.steps[state.position];
      const record = state.records[state.position];
      if (step === undefined || record === undefined) break;
      if (record.calls === 0) {
        const newFindings = noticeFindings();
        if (
          pauseWanted ||
          shouldPause(options.policy, pace, { at: 'step', step: step.id, newFindings })
        ) {
          await pauseHere();
          if (aborter.signal.aborted) break;
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
          aborter.signal,
        );
        if (aborter.signal.aborted) return;
        return settle(outcomeOf(exchange, request, vault));
      }
      case 'compute':
        return settle(await compute(action.op, vault, ports.random, ports.now()));
      case 'ask':
        return settle(await answer(action.question));
      case 'wire':
        return settle(
          await callWire(action, { step: id, party: 'server', because: action.because }),
        );
      case 'load':
        return settle(await load());
      case 'done':
        return finishStep(action);
      case 'skip':
      case 'stop':
        return set(withEnding(state, action, ports.now()));
      case 'again':
        await closeWire();
        return set(withEnding(state, action, ports.now()));
    }
  }

  /** Hands an outcome to the step, and pauses if the user goes request by request. */
  async function settle(outcome: Outcome): Promise<void> {
    if (aborter.signal.aborted) return;
    set(withOutcome(state, outcome));
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
    const renewed =
      tokens !== undefined && factsOf(state).stored !== undefined && action.note === 'renewed';
    if (session !== undefined || renewed) {
      const signIn = signInToSave(server.url, factsOf(state), vault);
      if (signIn !== undefined) await options.save(signIn);
    }
  }

  async function answer(question: Question): Promise<Outcome> {
    if (question.kind === 'redirect') {
      redirect?.close();
      try {
        redirect = await ports.reserveRedirect();
        return { kind: 'redirect', uri: redirect.uri };
      } catch (error) {
        return {
          kind: 'no-redirect',
          message: error instanceof Error ? error.message : String(error),
        };
      }
    }
    if (redirect === undefined) throw new Error('a login without a redirect URI');
    const url = authorizationUrl(question.request, vault);
    loginUrl = url;
    notify();
    const opened = await ports.openBrowser(url);
    if (!opened)
      ports.log('The browser did not open; the login page can be opened by its address.');
    const end = await redirect.wait(settings.loginTimeout);
    redirect.close();
    redirect = undefined;
    loginUrl = undefined;
    switch (end.kind) {
      case 'url':
        return {
          kind: 'login',
          end: {
            kind: 'returned',
            response: readAuthorizationResponse(end.url, end.received, vault),
          },
        };
      case 'timeout':
        return { kind: 'login', end: { kind: 'timeout', seconds: settings.loginTimeout } };
      case 'cancelled':
        return { kind: 'login', end: { kind: 'cancelled' } };
    }
  }

  async function load(): Promise<Outcome> {
    const saved = await options.load();
    if (saved === undefined) return { kind: 'loaded' };
    for (const name of namesToSave()) {
      const value = saved.secrets[name];
      if (value !== undefined) vault.put(name, value);
    }
    return { kind: 'loaded', stored: saved.stored };
  }

  let purpose: Purpose = { step: 'connect', party: 'server', because: '' };
  async function callWire(
    action: Extract<Action<never>, { do: 'wire' }>,
    why: Purpose,
  ): Promise<Outcome> {
    purpose = why;
    wire ??= options.openWire(
      createWireFetch({
        ports,
        recorder,
        vault,
        server,
        purpose: () => purpose,
        signal: aborter.signal,
      }),
    );
    const before = recorder.exchanges().length;
    const result = await wire.call(action.call);
    if (result.kind !== 'failed') return { kind: 'wire', result };
    const refusal = recorder
      .exchanges()
      .slice(before)
      .findLast((one) => (one.response?.status ?? 0) >= 400)?.response;
    return {
      kind: 'wire',
      result: { ...result, ...(refusal && { status: refusal.status, headers: refusal.headers }) },
    };
  }

  async function closeWire(): Promise<void> {
    const open = wire;
    wire = undefined;
    await open?.close();
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
    redirect?.close();
    redirect = undefined;
    loginUrl = undefined;
    await closeWire();
    status = endStatus();
    notify();
    finish(trace());
  }

  function endStatus(): TraceStatus {
    if (state.stop !== undefined) return 'stopped';
    if (aborter.signal.aborted) return 'cancelled';
    const facts = factsOf(state);
    if (facts.tokens !== undefined) return 'signed-in';
    return facts.access?.open === true ? 'open' : 'not-needed';
  }

  let begun = false;
  return {
    trace,
    ended,
    loginUrl: () => loginUrl,
    go(next) {
      pace = next;
      if (!begun) {
        begun = true;
        drive().catch(fail);
      } else resume?.();
    },
    pause() {
      if (status === 'running') pauseWanted = true;
    },
    stop() {
      aborter.abort();
      redirect?.close();
      if (!begun) end().catch(fail);
      resume?.();
    },
  };
}
