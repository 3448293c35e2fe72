/**
 * The whole protocol between the host and the trace panel. The host owns all state and sends
 * snapshots; the panel sends intents and keeps only selection, open tab and scroll position.
 */

import type { Comparison, EditDifference } from './comparison';
import type { DiscoveryPlace } from './discovery-place';
import type { Finding } from './finding';
import type { Phase, StepId } from './flow';
import type { SearchAnswer } from './search';
import type { Sequence } from './sequence';
import type { Revealable, ShownToken } from './shown-token';
import type { SpecLink } from './spec';
import type { StepState, TraceExchange, TraceStatus, TraceValue, UpcomingRequest } from './trace';

export const verbs = ['continue', 'next', 'into', 'pause', 'retry', 'restart', 'stop'] as const;
export type Verb = (typeof verbs)[number];

/** What the user can ask for in the panel that leads to a question of VS Code. */
export const panelCommands = [
  'edit-upcoming',
  'change-settings',
  'break-on-requests',
  'break-on-findings',
  'forget-overrides',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

/** The ways in which the panel shows a trace. */
export const views = ['timeline', 'sequence', 'compare'] as const;
export type ViewName = (typeof views)[number];

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
  /** Highest severity among them. */
  readonly severity?: Finding['severity'];
  /** The user has the flow pause before it. */
  readonly breakpoint: boolean;
  /** What the user chose for this trace that the step goes by; absent when that is nothing. */
  readonly settings?: readonly string[];
}

/** An exchange without its bodies, which are asked for one by one. */
export type ExchangeHead = Omit<TraceExchange, 'request' | 'response'> & {
  readonly request: Omit<TraceExchange['request'], 'body'> & { readonly bodyBytes: number };
  readonly response?: Omit<NonNullable<TraceExchange['response']>, 'body'> & {
    readonly bodyBytes: number;
    readonly contentType: string;
  };
  /** Of an edited one, what is not the same as in the one before. */
  readonly differs?: EditDifference;
};

/** A finding with its links resolved. */
export interface ShownFinding extends Omit<Finding, 'spec'> {
  readonly spec: readonly SpecLink[];
  /** The step that the finding belongs to. */
  readonly step: StepId;
  /** The user wants to see no more of it; absent where that cannot be remembered. */
  readonly dismissed?: boolean;
  /** It goes away when auth is written into the server. */
  readonly mended?: true;
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
  readonly breakpoint: boolean;
  /** Whether the flow can go back to just before this step. */
  readonly canRewind: boolean;
  /** Whether its requests can be sent again. */
  readonly canResend: boolean;
  /** What this step sends when the flow goes on. */
  readonly upcoming?: UpcomingRequest;
  /** What other revisions and other clients do in this step; absent where nothing is known. */
  readonly elsewhere?: Elsewhere;
  /** Where the document of this step may be; absent for a step that looks for none. */
  readonly places?: readonly DiscoveryPlace[];
  /** The tokens that the step has to do with. */
  readonly tokens?: readonly ShownToken[];
}

export interface Elsewhere {
  readonly revisions: readonly { readonly name: string; readonly does: string }[];
  readonly clients: readonly { readonly name: string; readonly does: string }[];
  /** When the clients were looked at. */
  readonly asOf: string;
}

/** The line under the toolbar: what the flow waits for or ended in. */
export interface Banner {
  /** `found`: finished, and with findings that ask for a look. */
  readonly kind: 'paused' | 'waiting' | 'stopped' | 'finished' | 'found' | 'cancelled';
  readonly text: string;
  /** The first is the one that helps most. */
  readonly actions: readonly BannerAction[];
}

export const bannerActions = [
  'paste-redirect',
  'open-browser-again',
  'copy-report',
  'copy-login-url',
  'continue-anyway',
  'trace-as',
  'open-page',
  'copy-code',
  'trace-again',
  'resume',
  'compare',
] as const;
export type BannerAction = (typeof bannerActions)[number];

/** A stop that the user has the flow go on past. */
export interface ShownOverride {
  readonly rule: string;
  /** What is let pass, in one sentence. */
  readonly passes: string;
}

/** Where flows pause besides at the steps that have a breakpoint. */
export interface ShownBreaks {
  /** Parts of the addresses of requests. */
  readonly requests: readonly string[];
  readonly findings: boolean;
}

export interface PanelSnapshot {
  readonly server: { readonly name: string; readonly url: string };
  readonly revision: string;
  readonly status: TraceStatus;
  /** Verbs that are possible now. */
  readonly enabled: readonly Verb[];
  readonly banner?: Banner;
  /** When the authorization code came that the flow holds, in milliseconds since the epoch. */
  readonly codeSince?: number;
  readonly rows: readonly StepRow[];
  /** The step the flow stands at. */
  readonly current?: StepId;
  /** The step that `detail` describes. */
  readonly selected: StepId;
  readonly detail: StepDetail;
  readonly findings: readonly ShownFinding[];
  /** Only where the panel shows it. */
  readonly sequence?: Sequence;
  /** With another trace, which is the earlier one. */
  readonly comparison?: Comparison;
  readonly overrides: readonly ShownOverride[];
  readonly breaks: ShownBreaks;
  /** Names of what the user chose for this trace; absent where that cannot be changed. */
  readonly settings?: readonly string[];
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
    }
  /**
   * What the person types in at the device page, sent once and never in a snapshot, for it lets
   * whoever has it finish the sign-in. Without a code, the one before is over.
   */
  | { readonly type: 'user-code'; readonly code?: string; readonly goodForMs?: number }
  /** A secret that was asked for, sent once and never in a snapshot. */
  | { readonly type: 'revealed'; readonly secret: Revealable; readonly value: string }
  /** What a search found; `text` says for what. */
  | ({ readonly type: 'found' } & SearchAnswer)
  /** The user wants to search. */
  | { readonly type: 'open-search' }
  /** Stands in place of a trace that cannot be shown. */
  | { readonly type: 'notice'; readonly text: string; readonly actions: readonly BannerAction[] };

export type FromPanel =
  /** The panel shows this view, and wants a snapshot for it. */
  | { readonly type: 'ready'; readonly view: ViewName }
  | { readonly type: 'verb'; readonly verb: Verb }
  /** `undefined` follows the flow again. */
  | { readonly type: 'select'; readonly step: StepId | undefined }
  | { readonly type: 'body'; readonly exchange: string; readonly part: 'request' | 'response' }
  | { readonly type: 'rewind' | 'breakpoint'; readonly step: StepId }
  /** Sends the request of an exchange again, changed by the user, or copies it as a command. */
  | { readonly type: 'resend' | 'copy-curl'; readonly exchange: string }
  /** Wants to see a secret. */
  | { readonly type: 'reveal'; readonly secret: Revealable }
  /** Hides a finding wherever it is shown of this server, or shows it again. */
  | { readonly type: 'dismiss' | 'restore'; readonly rule: string }
  | { readonly type: 'command'; readonly command: PanelCommand }
  /** Searches the whole trace, bodies included. */
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'banner'; readonly action: BannerAction }
  | { readonly type: 'open-spec'; readonly url: string }
  /** Opens the help page of a rule, or writes the auth that its finding asks for. */
  | { readonly type: 'explain' | 'fix'; readonly rule: string };
