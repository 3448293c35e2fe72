/** Makes what the panel shows out of a trace: pure, and without bodies, which are asked for one by one. */

import type { Finding } from '../model/finding';
import type { Fact, StepId } from '../model/flow';
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
    rows: trace.steps.map((step) => row(step, findings)),
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
      return ['continue', 'next', 'into', 'restart', 'stop'];
    case 'running':
      return waiting ? ['restart', 'stop'] : ['pause', 'restart', 'stop'];
    default:
      return ['restart'];
  }
}

function row(step: TraceStep, findings: readonly ShownFinding[]): StepRow {
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
    ...(step.durationMs !== undefined && { durationMs: step.durationMs }),
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

function shownFinding(finding: Finding, trace: JudgedTrace): ShownFinding {
  return {
    ...finding,
    spec: finding.spec.map((id) => specLink(id, trace.revision)),
    step: stepOf(finding, trace),
  };
}

const factSteps: { readonly [fact in Fact]: StepId } = {
  access: 'first-request',
  challenge: 'challenge',
  resource: 'resource-metadata',
  authorizationServer: 'server-metadata',
  clientIdentity: 'client-identity',
  client: 'registration',
  authorizationRequest: 'pkce',
  authorizationResponse: 'browser-login',
  code: 'callback',
  tokens: 'token-request',
  tokenCheck: 'token-check',
  introspection: 'token-check',
  session: 'connect',
  tools: 'list-tools',
  called: 'call-tool',
  stored: 'stored-token',
};

/** The step that a finding belongs to: the one that stopped, if it explains that, else where its evidence is. */
function stepOf(finding: Finding, trace: JudgedTrace): StepId {
  const first = trace.steps[0]?.id ?? 'first-request';
  if (trace.stop !== undefined && finding.rule === trace.stop.code) return trace.stop.step;
  for (const pointer of finding.evidence) {
    const at = /^\/steps\/(\d+)/.exec(pointer)?.[1];
    const step = at === undefined ? undefined : trace.steps[Number(at)]?.id;
    if (step !== undefined) return step;
    const fact = /^\/facts\/(\w+)/.exec(pointer)?.[1];
    const giver = isFact(fact) ? factSteps[fact] : undefined;
    if (giver !== undefined && trace.steps.some((one) => one.id === giver)) return giver;
  }
  return trace.stop?.step ?? first;
}

function isFact(name: string | undefined): name is Fact {
  return name !== undefined && Object.hasOwn(factSteps, name);
}
