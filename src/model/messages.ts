/**
 * The whole protocol between the host and the trace panel. The host owns all state and sends
 * snapshots; the panel sends intents and keeps only selection, open tab and scroll position.
 */

import type { Finding } from './finding';
import type { Phase, StepId } from './flow';
import type { SpecLink } from './spec';
import type { StepState, TraceExchange, TraceStatus, TraceValue, UpcomingRequest } from './trace';

export const verbs = ['continue', 'next', 'into', 'pause', 'restart', 'stop', 'retry'] as const;
export type Verb = (typeof verbs)[number];

/** A line of the step list. */
export interface StepRow {
  readonly id: StepId;
  readonly title: string;
  readonly phase: Phase;
  readonly state: StepState;
  /** What came of it, such as `401` or `2 requests`. */
  readonly meta: string;
  /** Milliseconds that its requests took together; absent when it made none. */
  readonly tookMs?: number;
  readonly findings: number;
  /** The flow pauses before it. */
  readonly breakpoint: boolean;
  /** Highest severity among them. */
  readonly severity?: Finding['severity'];
}

/** An exchange without its bodies, which are asked for one by one. */
export type ExchangeHead = Omit<TraceExchange, 'request' | 'response'> & {
  readonly request: Omit<TraceExchange['request'], 'body'> & { readonly bodyBytes: number };
  readonly response?: Omit<NonNullable<TraceExchange['response']>, 'body'> & {
    readonly bodyBytes: number;
    readonly contentType: string;
  };
};

/** A finding with its links resolved. */
export interface ShownFinding extends Omit<Finding, 'spec'> {
  readonly spec: readonly SpecLink[];
  /** The step that the finding belongs to. */
  readonly step: StepId;
}

export interface StepDetail {
  readonly id: StepId;
  readonly title: string;
  /** One-based position among the steps. */
  readonly number: number;
  readonly of: number;
  readonly state: StepState;
  readonly explained: string;
  readonly note: string;
  readonly spec: readonly SpecLink[];
  readonly exchanges: readonly ExchangeHead[];
  readonly values: readonly TraceValue[];
  readonly durationMs?: number;
  /** Whether the flow can go back to just before this step. */
  readonly canRewind: boolean;
  /** What this step sends when the flow goes on. */
  readonly upcoming?: UpcomingRequest;
}

/** The line under the toolbar: what the flow waits for or ended in. */
export interface Banner {
  readonly kind: 'paused' | 'waiting' | 'stopped' | 'finished' | 'cancelled';
  readonly text: string;
  /** Offered while the flow waits for the browser. */
  readonly actions: readonly BannerAction[];
}

export const bannerActions = [
  'paste-redirect',
  'open-browser-again',
  'copy-report',
  'copy-login-url',
  'continue-anyway',
  'trace-as',
] as const;
export type BannerAction = (typeof bannerActions)[number];

export interface PanelSnapshot {
  readonly server: { readonly name: string; readonly url: string };
  readonly revision: string;
  readonly status: TraceStatus;
  /** Verbs that are possible now. */
  readonly enabled: readonly Verb[];
  readonly banner?: Banner;
  readonly rows: readonly StepRow[];
  /** The step the flow stands at. */
  readonly current?: StepId;
  /** The step that `detail` describes. */
  readonly selected: StepId;
  readonly detail: StepDetail;
  readonly findings: readonly ShownFinding[];
}

export type ToPanel =
  | { readonly type: 'snapshot'; readonly snapshot: PanelSnapshot }
  | {
      readonly type: 'body';
      readonly exchange: string;
      readonly part: 'request' | 'response';
      readonly text: string;
      readonly contentType: string;
      readonly bytes: number;
      readonly cut: boolean;
    };

export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'verb'; readonly verb: Verb }
  /** `undefined` follows the flow again. */
  | { readonly type: 'select'; readonly step: StepId | undefined }
  | { readonly type: 'body'; readonly exchange: string; readonly part: 'request' | 'response' }
  | { readonly type: 'rewind'; readonly step: StepId }
  /** Sends the request of an exchange again, changed by the user. */
  | { readonly type: 'resend'; readonly exchange: string }
  /** Changes the request that goes out next. */
  | { readonly type: 'edit-upcoming' }
  | { readonly type: 'banner'; readonly action: BannerAction }
  | { readonly type: 'open-spec'; readonly url: string };
