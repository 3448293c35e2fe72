/** Makes what the panel shows out of a trace: pure, and without bodies, which are asked for one by one. */

import type { Finding } from '../model/finding';
import type { StepId } from '../model/flow';
import type {
  ExchangeHead,
  PanelSnapshot,
  ShownFinding,
  StepDetail,
  StepRow,
  Verb,
} from '../model/messages';
import { specLink } from '../model/spec';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';
import { bannerOf, metaOf } from './panel-words';

export interface PanelView {
  /** The step that the user chose; `undefined` follows the flow. */
  readonly selected: StepId | undefined;
  /** True while a login page waits for the user. */
  readonly waiting: boolean;
  readonly breakpoints: readonly StepId[];
}

/** The snapshot of a trace. */
export function panelSnapshot(trace: JudgedTrace, view: PanelView): PanelSnapshot {
  const findings = trace.findings.map((finding) => shownFinding(finding, trace));
  const current = currentStep(trace);
  const selected =
    trace.steps.find((step) => step.id === view.selected) ?? current ?? trace.steps[0];
  if (selected === undefined) throw new Error('a trace without steps');
  const banner = bannerOf(trace, view.waiting);
  return {
    server: { name: trace.server.name, url: trace.server.url },
    revision: trace.revision,
    status: trace.status,
    enabled: enabledVerbs(trace, view.waiting),
    rows: trace.steps.map((step) => row(step, findings, view.breakpoints)),
    selected: selected.id,
    detail: detail(selected, trace),
    findings,
    ...(banner && { banner }),
    ...(current && { current: current.id }),
  };
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
export function enabledVerbs(trace: JudgedTrace, waiting: boolean): readonly Verb[] {
  switch (trace.status) {
    case 'ready':
    case 'paused':
      return ['continue', 'next', 'into', 'restart', 'stop', 'retry'];
    case 'stopped':
      return ['restart', 'retry'];
    case 'running':
      return waiting ? ['restart', 'stop'] : ['pause', 'restart', 'stop'];
    default:
      return ['restart'];
  }
}

function row(
  step: TraceStep,
  findings: readonly ShownFinding[],
  breakpoints: readonly StepId[],
): StepRow {
  const own = findings.filter((finding) => finding.step === step.id);
  const severity = (['error', 'warning', 'info'] as const).find((level) =>
    own.some((finding) => finding.severity === level),
  );
  return {
    id: step.id,
    title: step.title,
    phase: step.phase,
    state: step.state,
    ...metaOf(step),
    findings: own.length,
    breakpoint: breakpoints.includes(step.id),
    ...(severity && { severity }),
  };
}

function detail(step: TraceStep, trace: JudgedTrace): StepDetail {
  return {
    id: step.id,
    title: step.title,
    number: trace.steps.indexOf(step) + 1,
    of: trace.steps.length,
    state: step.state,
    explained: step.explained,
    note: step.note,
    spec: step.spec.map((id) => specLink(id, trace.revision)),
    exchanges: step.exchanges.map(head),
    values: step.values,
    canRewind: canRewind(step, trace),
    ...(trace.upcoming?.step === step.id && { upcoming: trace.upcoming }),
    ...(step.durationMs !== undefined && { durationMs: step.durationMs }),
  };
}

/** A step that was begun, in a flow that stands still. */
function canRewind(step: TraceStep, trace: JudgedTrace): boolean {
  const still = trace.status !== 'ready' && trace.status !== 'running';
  return still && (step.state === 'done' || step.state === 'stopped');
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

function shownFinding(finding: Finding, trace: JudgedTrace): ShownFinding {
  return {
    ...finding,
    spec: finding.spec.map((id) => specLink(id, trace.revision)),
    step: stepOf(finding, trace),
  };
}

/** The step that a finding belongs to: the one that stopped, if it explains that, else where its evidence is. */
function stepOf(finding: Finding, trace: JudgedTrace): StepId {
  const first = trace.steps[0]?.id ?? 'first-request';
  if (trace.stop !== undefined && finding.rule === trace.stop.code) return trace.stop.step;
  for (const pointer of finding.evidence) {
    const at = /^\/steps\/(\d+)/.exec(pointer)?.[1];
    const step = at === undefined ? undefined : trace.steps[Number(at)]?.id;
    if (step !== undefined) return step;
    const fact = /^\/facts\/(\w+)/.exec(pointer)?.[1];
    const giver = trace.steps.find((one) => one.gives.some((given) => given === fact));
    if (giver !== undefined) return giver.id;
  }
  return trace.stop?.step ?? first;
}
