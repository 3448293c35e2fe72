/** A flow as its users hold it: verbs in, traces out. The work is done by `run.ts`. */

import type { Finding } from '../model/finding';
import type { RunSettings, WireCall, WireResult } from '../model/flow';
import type { Ports } from '../model/ports';
import type { JudgedTrace, Trace } from '../model/trace';
import type { Pace, PausePolicy } from './gate';
import type { Profile } from './profile';
import type { Limits } from './recorder';
import { createRun } from './run';
import type { SignIn } from './token-store';
import type { WireFetch } from './wire-fetch';

/** An MCP session as the engine sees it; `client/session.ts` makes one. */
export interface Wire {
  call(call: WireCall): Promise<WireResult>;
  close(): Promise<void>;
}

export interface FlowOptions {
  readonly profile: Profile;
  readonly server: Trace['server'] & { readonly headers: { readonly [name: string]: string } };
  readonly settings: RunSettings;
  readonly clientSecret?: string;
  readonly policy: PausePolicy;
  readonly ports: Ports;
  /** How much of an answer is read, and for how long; the recorder's own limits when left out. */
  readonly limits?: Limits;
  readonly openWire: (fetch: WireFetch) => Wire;
  readonly judge: (trace: Trace) => readonly Finding[];
  /** A sign-in saved earlier, for the errand *reconnect*. */
  readonly load: () => Promise<SignIn | undefined>;
  /** Called when the server has accepted a token, or a refresh has replaced it. */
  readonly save: (signIn: SignIn) => Promise<void>;
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
  /** Called each time a new run has begun in place of the one before. */
  onRestart(listener: () => void): () => void;
  /** Resolves when the present run has ended or was stopped. */
  ended(): Promise<JudgedTrace>;
  /** The login page, while the flow waits for the browser. */
  loginUrl(): string | undefined;
}

/** A flow that stands before its first step; `go` sets it in motion. */
export function createFlow(options: FlowOptions): Flow {
  const listeners = new Set<() => void>();
  const restarted = new Set<() => void>();
  let run = createRun(options, notify);
  let queued = false;

  function notify(): void {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      for (const listener of listeners) listener();
    });
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
      run = createRun(options, notify);
      notify();
      run.go('continue');
      for (const listener of restarted) listener();
    },
    onRestart(listener) {
      restarted.add(listener);
      return () => restarted.delete(listener);
    },
    stop: () => run.stop(),
    ended: () => run.ended,
    loginUrl: () => run.loginUrl(),
  };
}
