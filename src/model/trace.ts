/**
 * A trace: the projection of a flow that is safe to show, save and judge. Every string in it has
 * passed the redactor. This is all that the panel, the rules, the command line and files ever see.
 */

import type { Errand } from './errand';
import type { Finding } from './finding';
import type { Fact, Facts, Party, Phase, SecretName, StepId } from './flow';
import type { Outcome } from './outcome';
import type { Revision } from './revision';
import type { RunSettings } from './run-settings';
import type { SpecId } from './spec';
import type { StopReason } from './stop';
import type { TokenShape } from './tokens';
import type { Body, Failure, HeaderList } from './wire';

export type StepState = 'waiting' | 'paused' | 'running' | 'done' | 'skipped' | 'stopped';

export interface TraceBody {
  readonly contentType: string;
  /** Redacted text, JSON indented by two spaces. */
  readonly text: string;
  /** Bytes on the wire, also when `text` was cut. */
  readonly bytes: number;
  readonly cut: boolean;
}

export interface TraceExchange {
  readonly id: string;
  readonly party: Party;
  /** Why this request was made, one sentence. */
  readonly because: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: HeaderList;
    readonly body?: TraceBody;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: HeaderList;
    readonly body: TraceBody;
  };
  readonly failure?: Failure;
  /** The user has changed the request, so it shows nothing about the client. */
  readonly edited?: true;
  /** The exchange whose redirect led here. */
  readonly redirectOf?: string;
  /** Milliseconds since the flow began, to the first response byte, and in all. */
  readonly timing: {
    readonly startMs: number;
    readonly firstByteMs?: number;
    readonly totalMs: number;
  };
}

/** A named value that a step made or learned, for the Values tab. */
export interface TraceValue {
  readonly name: string;
  readonly value: string;
  /** What it is for, one sentence. */
  readonly meaning: string;
}

export interface TraceStep {
  readonly id: StepId;
  readonly title: string;
  readonly phase: Phase;
  readonly state: StepState;
  /** What the step does and why the specification has it. */
  readonly explained: string;
  readonly spec: readonly SpecId[];
  /** The facts that it is there for. */
  readonly gives: readonly Fact[];
  /** Why it was skipped or stopped, or what came of it, in a few words. */
  readonly note: string;
  readonly exchanges: readonly TraceExchange[];
  readonly values: readonly TraceValue[];
  /**
   * What came back to the step, in order: enough to run it again without a network. Of a step that the
   * flow has gone back over only the last round is kept.
   */
  readonly outcomes: readonly TraceOutcome[];
  /** When the step was asked what to do next, each time, in milliseconds since the flow began. */
  readonly askedMs: readonly number[];
  /** What was remembered when the step began, where the flow has gone back since. */
  readonly memory?: TraceMemory;
  /** Facts of the step that a later one changed when the flow went back. */
  readonly changed?: Partial<Facts>;
  readonly durationMs?: number;
}

/** What came of a request stands in its exchange; everything else is here. */
export type TraceOutcome =
  | {
      readonly kind: 'answer';
      readonly exchange: string;
      readonly kept: { readonly [name in SecretName]?: TokenShape };
      /** What its body was taken for; absent when it failed. Masks can mend a document that was broken. */
      readonly readAs?: Body['kind'];
    }
  /** Nothing was sent. */
  | { readonly kind: 'failure'; readonly url: string; readonly failure: Failure }
  | Exclude<Outcome, { kind: 'response' | 'failure' }>;

/** What a flow still knows of the rounds before, once it has gone back. */
export interface TraceMemory {
  /** How often it went back, by what for. */
  readonly rounds: { readonly [round: string]: number };
  readonly scopeBefore?: string;
  readonly issuerBefore?: string;
}

/** What a run was told, and what it remembers at its end, without any secret. */
export interface TraceRun extends TraceMemory {
  readonly errand: Errand;
  /** The secrets that were given are named in it, and not held. */
  readonly settings: RunSettings;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
  readonly openAtFirst: boolean;
  /** Clients that could be used again, and those of them that were known to be good. */
  readonly registrations: readonly Facts['client'][];
  readonly freshRegistrations: readonly Facts['client'][];
}

/** A request that was not sent yet. Where a secret goes, `{{name}}` stands. */
export interface UpcomingRequest {
  readonly step: StepId;
  readonly because: string;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: string;
  readonly edited?: true;
}

export type TraceStatus =
  | 'ready'
  | 'running'
  | 'paused'
  | 'signed-in'
  | 'open'
  | 'not-needed'
  | 'signed-out'
  | 'unregistered'
  | 'checked'
  | 'probed'
  | 'stopped'
  | 'cancelled';

export interface Trace {
  readonly format: 'mcp-auth-trace/1';
  readonly server: {
    readonly name: string;
    readonly url: string;
    readonly transport: 'http' | 'sse' | 'stdio';
  };
  readonly revision: Revision;
  readonly status: TraceStatus;
  readonly steps: readonly TraceStep[];
  readonly facts: Partial<Facts>;
  readonly run: TraceRun;
  /** The request that goes out next, while the flow is paused before it. */
  readonly upcoming?: UpcomingRequest;
  readonly stop?: StopReason & { readonly step: StepId };
  /** Where a sign-in would have stopped; a check notes it and goes on with what else can be known. */
  readonly noted?: readonly (StopReason & { readonly step: StepId })[];
  /** Rule ids that the user chose to step past. */
  readonly overrides: readonly string[];
}

/** A trace with what the rules say of it: what `trace --json` prints. */
export interface JudgedTrace extends Trace {
  readonly findings: readonly Finding[];
}
