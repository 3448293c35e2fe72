/** The short texts of the panel: times, statuses, the line under the toolbar. */

import type { Banner, StepRow } from '../model/messages';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';

/** What came of a step, such as `401` or `2 requests`, and how long its requests took. */
export function metaOf(step: TraceStep): Pick<StepRow, 'meta' | 'tookMs'> {
  const last = step.exchanges.at(-1);
  if (last === undefined) return { meta: step.state === 'done' ? step.note : '' };
  const tookMs = step.exchanges.reduce((sum, one) => sum + one.timing.totalMs, 0);
  const meta = step.exchanges.length > 1 ? `${step.exchanges.length} requests` : answered(last);
  return { meta, tookMs };
}

function answered(exchange: TraceExchange): string {
  if (exchange.failure !== undefined) return exchange.failure.kind.replaceAll('-', ' ');
  return exchange.response === undefined ? 'no answer' : String(exchange.response.status);
}

/** What the flow waits for or ended in. `waiting` while the browser has the turn. */
export function bannerOf(trace: JudgedTrace, waiting: boolean): Banner | undefined {
  const current = trace.steps.find((step) => step.state === 'paused' || step.state === 'running');
  switch (trace.status) {
    case 'ready':
      return undefined;
    case 'running':
      return waiting
        ? {
            kind: 'waiting',
            text: `Waiting for you to sign in in the browser. The answer comes back to ${trace.facts.authorizationRequest?.redirectUri ?? 'this machine'}.`,
            actions: ['open-browser-again', 'paste-redirect', 'copy-login-url'],
          }
        : undefined;
    case 'paused':
      return { kind: 'paused', text: pausedText(current, trace), actions: [] };
    case 'stopped':
      return {
        kind: 'stopped',
        text: `Stopped at ${titleOf(trace)}: ${trace.findings[0]?.title ?? trace.stop?.says ?? ''}`,
        actions: [
          ...(trace.stop?.override === undefined ? [] : (['continue-anyway'] as const)),
          ...(trace.stop?.since === undefined ? [] : (['trace-as'] as const)),
          'copy-report',
        ],
      };
    case 'cancelled':
      return { kind: 'cancelled', text: 'Stopped by you. Restart begins again.', actions: [] };
    case 'signed-in':
    case 'open':
    case 'not-needed':
    case 'signed-out':
    case 'unregistered':
    case 'checked':
      return { kind: 'finished', text: finishedText(trace), actions: ['copy-report'] };
  }
}

function pausedText(current: TraceStep | undefined, trace: JudgedTrace): string {
  if (current === undefined) return 'Paused.';
  if (current.outcomes.length > 0) return `Paused inside ${current.title}.`;
  const finding = trace.findings.find((one) => one.severity !== 'info');
  if (finding !== undefined) return `Paused before ${current.title}. Found: ${finding.title}.`;
  return current.id === 'browser-login'
    ? 'Paused before the browser opens. Continue to sign in.'
    : `Paused before ${current.title}.`;
}

function finishedText(trace: JudgedTrace): string {
  const tools = trace.facts.tools?.length;
  const listed = tools === undefined ? '' : ` ${tools === 1 ? '1 tool' : `${tools} tools`}.`;
  const worst = trace.findings.find((one) => one.severity !== 'info');
  const but = worst === undefined ? '' : ` ${worst.title}.`;
  switch (trace.status) {
    case 'signed-in':
      return `Signed in to ${trace.server.name}.${listed}${but}`;
    case 'open':
      return `${trace.server.name} let the client in without a token.${listed}${but}`;
    case 'signed-out':
      return `Signed out of ${trace.server.name}. Its tokens are deleted from this machine.${but}`;
    case 'unregistered':
      return `The registration at ${trace.server.name} is deleted.`;
    case 'checked':
      return `The token was checked against ${trace.server.name}.${but}`;
    default:
      return `${trace.findings[0]?.title ?? 'No sign-in is needed'}.`;
  }
}

function titleOf(trace: JudgedTrace): string {
  return trace.steps.find((step) => step.id === trace.stop?.step)?.title ?? '';
}
