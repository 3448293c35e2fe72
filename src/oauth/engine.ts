/** A flow as its users hold it: verbs in, traces out. The work is done by `run.ts`. */

import type { Errand } from '../model/errand';
import type { Finding } from '../model/finding';
import type { StepId } from '../model/flow';
import type { Ports } from '../model/ports';
import type { GivenSecrets, RunSettings } from '../model/run-settings';
import type { WireCall, WireResult } from '../model/session';
import type { Revealable } from '../model/shown-token';
import type { JudgedTrace, Trace } from '../model/trace';
import type { RequestEdit } from './edit';
import type { Exposed } from './exposed';
import type { Pace, PausePolicy } from './gate';
import type { Profile } from './profile';
import type { Limits } from './recorder';
import type { RegistrationStore } from './registration-store';
import { createRun } from './run';
import type { LiveChoices, Run } from './run-interface';
import { readSavedRun } from './saved-run';
import type { SignIn } from './token-store';
import type { WireFetch } from './wire-fetch';

/** An MCP session as the engine sees it; `client/session.ts` makes one. */
export interface Wire {
  call(call: WireCall): Promise<WireResult>;
  close(): Promise<void>;
}

export interface FlowOptions {
  readonly errand: Errand;
  readonly profile: Profile;
  readonly server: Trace['server'] & { readonly headers: { readonly [name: string]: string } };
  readonly settings: RunSettings;
  readonly secrets: GivenSecrets;
  readonly policy: PausePolicy;
  readonly ports: Ports;
  /** How much of an answer is read, and for how long; the recorder's own limits when left out. */
  readonly limits?: Limits;
  readonly openWire: (fetch: WireFetch) => Wire;
  readonly judge: (trace: Trace) => readonly Finding[];
  /** The sign-in saved earlier for this server. */
  readonly load: () => Promise<SignIn | undefined>;
  /**
   * Called when the server has accepted a token, or a refresh has replaced it. A sign-in that is
   * `continued` is saved only where it still is, because somebody may have signed out meanwhile.
   */
  readonly save: (signIn: SignIn, kind: 'new' | 'continued') => Promise<void>;
  /** Deletes the saved sign-in. */
  readonly forget: () => Promise<void>;
  /** Waits until nobody else renews this sign-in; what it gives lets go. */
  readonly hold: (signal: AbortSignal) => Promise<() => void>;
  readonly registrations: RegistrationStore;
  /** Keeps what a paused run needs to go on in another window; called without text at its end. */
  readonly keep?: (text: string | undefined) => Promise<void>;
  /** What `keep` was given by the run that this one goes on with. */
  readonly resume?: string;
}

export interface Flow {
  trace(): JudgedTrace;
  /** Called after every change, at most once per turn of the event loop. */
  onChange(listener: () => void): () => void;
  go(pace: Pace): void;
  pause(): void;
  /** Begins anew; everything that came back so far is forgotten. */
  restart(): void;
  stop(): void;
  /** Goes back to just before a step. Facts from there on are forgotten; the flow then stands still. */
  rewind(to: StepId): void;
  /**
   * Goes by other settings from now on, standing just before this step, or where it stood when it has not
   * come that far. Nothing is kept for another window any more.
   */
  choose(
    chosen: {
      readonly settings: Omit<RunSettings, 'given' | 'overrides'>;
      readonly secrets: GivenSecrets;
    },
    from: StepId,
  ): void;
  /** Goes on past the stop that this rule explains; the trace keeps on record that it did. */
  override(rule: string): void;
  /** Sends the last request of the present step once more. */
  retry(): void;
  /** Changes the request that goes out next. `false` when the edit cannot be used. */
  edit(edit: RequestEdit): boolean;
  /** Goes back to an exchange and sends its request again, changed or not. `false`: as for `edit`. */
  resend(exchange: string, edit?: RequestEdit): boolean;
  /** Replaces parts of what decides where the flow pauses. */
  setBreakpoints(change: Partial<PausePolicy>): void;
  /** Called each time a run has begun anew in place of one that was over. */
  onRestart(listener: () => void): () => void;
  /** Resolves when the present run has ended or was stopped. */
  ended(): Promise<JudgedTrace>;
  /** The login page, while the flow waits for a person. */
  loginUrl(): string | undefined;
  /** What the person types in at the device page. RFC 8628 §3.3. */
  userCode(): string | undefined;
  /** A secret of this flow, for a person who asks to see it. Never for a record. */
  reveal(secret: Revealable): string | undefined;
  /** What went over the wire, all or of one exchange, for a person who asks for it. Never for a record. */
  exposed(exchange?: string): Exposed;
}

/** A flow that stands before its first step; `go` sets it in motion. */
export function createFlow(begun: FlowOptions): Flow {
  let options = begun;
  const listeners = new Set<() => void>();
  const restarted = new Set<() => void>();
  let { policy } = options;
  let { overrides } = options.settings;
  let kept: Promise<void> = Promise.resolve();
  const live: LiveChoices = {
    secrets: new Set(),
    policy: () => policy,
    overrides: () => overrides,
    changed: notify,
    revived,
    keep(text) {
      const { keep } = options;
      // One after the other: a store may take longer over the first than over the second.
      kept = kept
        .then(() => keep?.(text))
        .catch(() => options.ports.log('The state of the flow could not be kept.'));
      return kept;
    },
  };
  let queued = false;
  let run = resumed() ?? createRun(options, live);

  function notify(): void {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      for (const listener of listeners) listener();
    });
  }

  function revived(): void {
    for (const listener of restarted) listener();
  }

  /** The run of the window before; `undefined` when there is none that could go on. */
  function resumed(): Run | undefined {
    if (options.resume === undefined) return undefined;
    const saved = readSavedRun(options.resume, options);
    const before = overrides;
    try {
      overrides = [...new Set([...before, ...(saved?.overrides ?? [])])];
      const found = saved && createRun(options, live, saved);
      found?.trace();
      if (found !== undefined) return found;
    } catch {
      // A text that cannot be gone on with is as good as none.
    }
    overrides = before;
    options.ports.log('The flow of the window before could not be read, so it begins anew.');
    return undefined;
  }

  return {
    trace: () => run.trace(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go: (pace) => run.go(pace),
    pause: () => run.pause(),
    restart() {
      run.stop();
      run = createRun(options, live);
      notify();
      run.go('continue');
      revived();
    },
    onRestart(listener) {
      restarted.add(listener);
      return () => restarted.delete(listener);
    },
    setBreakpoints(change) {
      policy = { ...policy, ...change };
    },
    override(rule) {
      if (run.trace().stop?.override !== rule) return;
      overrides = [...overrides, rule];
      run.proceed();
    },
    rewind: (to) => run.rewind(to),
    choose({ settings, secrets }, from) {
      const text = run.textBefore(from);
      const given = Object.keys(secrets) as (keyof GivenSecrets)[];
      // Another window would not have what was chosen in this one.
      const { keep: _keep, resume: _resume, ...rest } = options;
      const chosen = { ...rest, settings: { ...settings, given, overrides }, secrets };
      const saved = text === undefined ? undefined : readSavedRun(text, chosen);
      // Made first: settings that no run can be made of leave the present one as it is.
      const next = createRun(chosen, live, saved);
      run.stop();
      options = chosen;
      run = next;
      notify();
      revived();
    },
    retry: () => run.retry(),
    edit: (edit) => run.edit(edit),
    resend: (exchange, edit) => run.resend(exchange, edit),
    stop: () => run.stop(),
    ended: () => run.ended(),
    loginUrl: () => run.loginUrl(),
    userCode: () => run.userCode(),
    reveal: (secret) => run.reveal(secret),
    exposed: (exchange) => run.exposed(exchange),
  };
}
