/** Makes what the panel shows out of a trace: pure, and without bodies, which are asked for one by one. */

import { mendedRules } from '../codegen/mended-rules';
import type { Finding } from '../model/finding';
import type { StepId } from '../model/flow';
import type {
  ExchangeHead,
  PanelSnapshot,
  ShownFinding,
  StepDetail,
  StepRow,
  Verb,
  ViewName,
} from '../model/messages';
import { specLink } from '../model/spec';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';
import { discoveryPlaces } from '../oauth/discovery-places';
import { revisionNotes } from '../oauth/revision-notes';
import { clientNotes, clientNotesAsOf } from '../report/client-notes';
import { compareTraces } from '../report/compare';
import { editDifference } from '../report/edit-difference';
import { stepOfFinding } from '../report/finding-step';
import { sequenceOf } from '../report/sequence';
import { shownTokens } from '../report/token-view';
import type { BreakpointSet } from './breakpoints';
import { settingNames, settingsOfStep } from './chosen-settings';
import { overrideWords } from './override-words';
import { bannerOf, metaOf } from './panel-words';

export interface PanelView {
  /** What the panel shows of the trace. */
  readonly page: ViewName;
  /** The step that the user chose; `undefined` follows the flow. */
  readonly selected: StepId | undefined;
  /** True while a login page waits for the user. */
  readonly waiting: boolean;
  readonly breakpoints: BreakpointSet;
  /** `live`: a flow; `restored`: one from the window before that has not gone on yet; `recorded`: a file. */
  readonly origin: 'live' | 'restored' | 'recorded';
  /** Whether the user has dismissed a finding; absent where that cannot be remembered. */
  readonly isDismissed?: ((finding: Finding) => boolean) | undefined;
  /** An earlier trace, to be shown beside this one. */
  readonly comparedWith?: JudgedTrace | undefined;
  /** There are earlier traces of the same server. */
  readonly hasEarlier?: boolean;
}

/** The snapshot of a trace. */
export function panelSnapshot(trace: JudgedTrace, view: PanelView): PanelSnapshot {
  const findings = trace.findings.map((finding) => shownFinding(finding, trace, view));
  const current = currentStep(trace);
  const selected = selectedStep(trace, view.selected);
  const banner = bannerOf(trace, view);
  const since = codeSince(trace, view);
  const { steps, requests, findings: atFindings } = view.breakpoints;
  return {
    server: { name: trace.server.name, url: trace.server.url },
    revision: trace.revision,
    status: trace.status,
    enabled: enabledVerbs(trace, view),
    rows: trace.steps.map((step) => row(step, findings, steps, trace)),
    selected: selected.id,
    detail: detail(selected, trace, view),
    findings,
    ...(view.page === 'sequence' && {
      sequence: sequenceOf(trace, {
        findings: findings.filter(({ dismissed }) => dismissed !== true),
        upcoming: trace.upcoming,
        stopped: trace.steps.find(({ id }) => id === trace.stop?.step),
      }),
    }),
    overrides: trace.overrides.map((rule) => ({ rule, passes: overrideWords(rule).passes })),
    breaks: { requests, findings: atFindings },
    ...(isSettable(trace, view) && { settings: settingNames(trace.run.settings) }),
    ...(view.comparedWith && { comparison: compareTraces(view.comparedWith, trace) }),
    ...(banner && { banner }),
    ...(since !== undefined && { codeSince: since }),
    ...(current && { current: current.id }),
  };
}

/** When the code came that was not exchanged yet: it is good for minutes at most. RFC 6749 §4.1.2. */
function codeSince(
  { steps, facts, run, status }: JudgedTrace,
  { origin }: Pick<PanelView, 'origin'>,
): number | undefined {
  const stands = status === 'paused' || status === 'running';
  const held = facts.authorizationResponse?.code === 'present' && facts.tokens === undefined;
  const askedMs = steps.find(({ id }) => id === 'browser-login')?.askedMs.at(-1);
  return origin === 'live' && stands && held && askedMs !== undefined
    ? run.beganAt + askedMs
    : undefined;
}

/** Whether the flow could go by other settings. */
export function isSettable(
  { run }: Pick<JudgedTrace, 'run'>,
  { origin }: Pick<PanelView, 'origin'>,
): boolean {
  return origin === 'live' && run.errand === 'sign-in';
}

/** The step that is looked at: the one the user chose, else the one the flow stands at. */
export function selectedStep(trace: JudgedTrace, chosen: StepId | undefined): TraceStep {
  const step = trace.steps.find(({ id }) => id === chosen) ?? currentStep(trace) ?? trace.steps[0];
  if (step === undefined) throw new Error('a trace without steps');
  return step;
}

/** The step that the flow stands at: the one in work, the one that stopped it, or the last. */
function currentStep(trace: JudgedTrace): TraceStep | undefined {
  return (
    trace.steps.find((step) => step.state === 'running' || step.state === 'paused') ??
    trace.steps.find((step) => step.state === 'stopped') ??
    trace.steps.findLast((step) => step.state === 'done') ??
    trace.steps[0]
  );
}

/** The verbs that make sense now; the toolbar and the commands offer no others. */
export function enabledVerbs(
  trace: JudgedTrace,
  { waiting, origin }: Pick<PanelView, 'waiting' | 'origin'>,
): readonly Verb[] {
  if (origin === 'recorded') return [];
  const current = currentStep(trace);
  const begun = current !== undefined && wasBegun(current);
  const retry: readonly Verb[] = begun ? ['retry'] : [];
  switch (trace.status) {
    case 'ready':
      return ['continue', 'next', 'into', 'restart', 'stop'];
    case 'paused':
      return ['continue', 'next', 'into', ...retry, 'restart', 'stop'];
    case 'running':
      // A login cannot be held, only called off; between two polls for a device there is a place to.
      return waiting && current?.id !== 'device-token'
        ? ['restart', 'stop']
        : ['pause', 'restart', 'stop'];
    case 'stopped':
      return [...retry, 'restart'];
    default:
      return ['restart'];
  }
}

/** Whether anything came back to a step yet, or it has stopped. */
function wasBegun(step: TraceStep): boolean {
  return step.outcomes.length > 0 || step.state === 'stopped';
}

/** A step that the flow has been through, or stands in. Skipped ones lack the facts that they need. */
export function canRewind(
  step: TraceStep,
  { status }: Pick<JudgedTrace, 'status'>,
  origin: PanelView['origin'],
): boolean {
  if (origin === 'recorded' || status === 'ready') return false;
  if (step.state === 'done' || step.state === 'stopped') return true;
  return step.state === 'paused' && wasBegun(step);
}

function row(
  step: TraceStep,
  findings: readonly ShownFinding[],
  breakpoints: readonly StepId[],
  { run }: JudgedTrace,
): StepRow {
  const own = findings.filter((finding) => finding.step === step.id && finding.dismissed !== true);
  const severity = (['error', 'warning', 'info'] as const).find((level) =>
    own.some((finding) => finding.severity === level),
  );
  const settings = settingsOfStep(step.id, run.settings);
  return {
    id: step.id,
    title: step.title,
    phase: step.phase,
    state: step.state,
    ...metaOf(step),
    findings: own.length,
    ...(severity && { severity }),
    breakpoint: breakpoints.includes(step.id),
    ...(settings.length > 0 && { settings }),
  };
}

function detail(
  step: TraceStep,
  trace: JudgedTrace,
  { breakpoints, origin }: PanelView,
): StepDetail {
  const places = discoveryPlaces(step.id, trace);
  const tokens = step.state === 'waiting' ? [] : shownTokens(step.id, trace, origin !== 'recorded');
  return {
    id: step.id,
    title: step.title,
    number: trace.steps.indexOf(step) + 1,
    of: trace.steps.length,
    state: step.state,
    explained: step.explained,
    note: step.note,
    spec: step.spec.map((id) => specLink(id, trace.revision)),
    exchanges: step.exchanges.map((exchange) => {
      const differs = editDifference(exchange, step.exchanges);
      return { ...head(exchange), ...(differs && { differs }) };
    }),
    values: step.values,
    breakpoint: breakpoints.steps.includes(step.id),
    canRewind: canRewind(step, trace, origin),
    canResend: origin !== 'recorded',
    ...(trace.upcoming?.step === step.id && { upcoming: trace.upcoming }),
    ...elsewhere(step.id),
    ...(places.length > 0 && { places }),
    ...(tokens.length > 0 && { tokens }),
    ...(step.durationMs !== undefined && { durationMs: step.durationMs }),
  };
}

/** Nothing for a step that is the same everywhere, as far as is known. */
function elsewhere(step: StepId): Pick<StepDetail, 'elsewhere'> {
  const ofRevisions = revisionNotes(step).map(({ revision, does }) => ({ name: revision, does }));
  const ofClients = clientNotes(step).map(({ client, does }) => ({ name: client, does }));
  if (ofRevisions.length + ofClients.length === 0) return {};
  return {
    elsewhere: { revisions: ofRevisions, clients: ofClients, asOf: clientNotesAsOf },
  };
}

function head({ request, response, ...rest }: TraceExchange): ExchangeHead {
  const { body: requestBody, ...requestHead } = request;
  if (response === undefined) {
    return { ...rest, request: { ...requestHead, bodyBytes: requestBody?.bytes ?? 0 } };
  }
  const { body, ...responseHead } = response;
  return {
    ...rest,
    request: { ...requestHead, bodyBytes: requestBody?.bytes ?? 0 },
    response: { ...responseHead, bodyBytes: body.bytes, contentType: body.contentType },
  };
}

function shownFinding(
  finding: Finding,
  trace: JudgedTrace,
  { isDismissed }: PanelView,
): ShownFinding {
  return {
    ...finding,
    ...(isDismissed && { dismissed: isDismissed(finding) }),
    ...(mendedRules.has(finding.rule) && { mended: true }),
    spec: finding.spec.map((id) => specLink(id, trace.revision)),
    step: stepOfFinding(finding, trace),
  };
}
