/** The short texts of the panel: times, statuses, the line under the toolbar. */

import type { Banner, BannerAction, StepRow } from '../model/messages';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';
import type { PanelView } from './panel-snapshot';

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

/** What the flow waits for or ended in. */
export function bannerOf(
  trace: JudgedTrace,
  { waiting, origin, hasEarlier }: Pick<PanelView, 'waiting' | 'origin' | 'hasEarlier'>,
): Banner | undefined {
  const compare: readonly BannerAction[] = hasEarlier === true ? ['compare'] : [];
  if (origin === 'recorded') return recordedBanner(trace, compare);
  const current = trace.steps.find((step) => step.state === 'paused' || step.state === 'running');
  switch (trace.status) {
    case 'ready':
      return undefined;
    case 'running':
      return waiting ? waitingBanner(trace) : undefined;
    case 'paused':
      return origin === 'restored'
        ? restoredBanner(current)
        : { kind: 'paused', text: pausedText(current, trace), actions: [] };
    case 'stopped':
      return {
        kind: 'stopped',
        text: stoppedText(trace),
        actions: ['copy-report', ...waysPast(trace), ...compare],
      };
    case 'cancelled':
      return { kind: 'cancelled', text: 'Stopped by you. Restart begins again.', actions: [] };
    case 'signed-in':
    case 'open':
    case 'not-needed':
    case 'signed-out':
    case 'unregistered':
    case 'checked':
    case 'probed':
      return {
        kind: finishedKind(trace),
        text: finishedText(trace),
        actions: ['copy-report', ...compare],
      };
  }
}

function waitingBanner(trace: JudgedTrace): Banner {
  const device = trace.facts.deviceAuthorization;
  const { authorizationRequest: request } = trace.facts;
  if (device !== undefined && request === undefined) {
    return {
      kind: 'waiting',
      text: `Waiting for you to enter the code at ${device.verificationUri}.`,
      actions: ['open-page', 'copy-code'],
    };
  }
  return {
    kind: 'waiting',
    text: `Waiting for you to sign in in the browser. The answer comes back to ${request?.redirectUri ?? 'this machine'}.`,
    actions: ['open-browser-again', 'paste-redirect', 'copy-login-url'],
  };
}

function restoredBanner(current: TraceStep | undefined): Banner {
  switch (current?.id) {
    case 'browser-login':
      return {
        kind: 'paused',
        text: 'The window was reloaded. Continue opens the login page; if you have signed in already, paste the redirected URL.',
        actions: ['paste-redirect'],
      };
    case 'device-approval':
      return {
        kind: 'paused',
        text: 'The window was reloaded. Continue shows the code and its page again.',
        actions: [],
      };
    default:
      return {
        kind: 'paused',
        text: `The window was reloaded. Continue goes on at ${current?.title ?? 'the next step'}.`,
        actions: [],
      };
  }
}

/** What a stop that the user may step past offers; the plainest way is to leave it. */
function waysPast({ stop }: JudgedTrace): readonly BannerAction[] {
  return [
    ...(stop?.since === undefined ? [] : (['trace-as'] as const)),
    ...(stop?.override === undefined ? [] : (['continue-anyway'] as const)),
  ];
}

function recordedBanner(trace: JudgedTrace, compare: readonly BannerAction[]): Banner {
  const stopped = trace.status === 'stopped';
  const unfinished = ['ready', 'running', 'paused', 'cancelled'].includes(trace.status);
  const end = stopped
    ? stoppedText(trace)
    : unfinished
      ? 'The trace was saved before its end.'
      : finishedText(trace);
  return {
    kind: stopped ? 'stopped' : finishedKind(trace),
    text: `Opened from a file. ${end}`,
    actions: [
      'copy-report',
      'trace-as',
      ...(trace.stop?.override === undefined ? [] : (['continue-anyway'] as const)),
      ...compare,
    ],
  };
}

function stoppedText(trace: JudgedTrace): string {
  return `Stopped at ${titleOf(trace)}: ${trace.findings[0]?.title ?? trace.stop?.says ?? ''}`;
}

function pausedText(current: TraceStep | undefined, trace: JudgedTrace): string {
  if (current === undefined) return 'Paused.';
  if (current.outcomes.length > 0) return `Paused inside ${current.title}.`;
  const finding = trace.findings.find((one) => one.severity !== 'info');
  if (finding !== undefined) return `Paused before ${current.title}. Found: ${finding.title}.`;
  switch (current.id) {
    case 'browser-login':
      return 'Paused before the browser opens. Continue to sign in.';
    case 'device-approval':
      return 'Paused before the code is shown. Continue to enter it at the device page.';
    default:
      return `Paused before ${current.title}.`;
  }
}

function finishedKind({ findings }: JudgedTrace): 'finished' | 'found' {
  return findings.some(({ severity }) => severity !== 'info') ? 'found' : 'finished';
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
      return trace.facts.unregistered?.client.registrationClientUri === undefined
        ? 'The registration is forgotten on this machine. The authorization server offers no way to delete it there.'
        : 'The registration is deleted at the authorization server and on this machine.';
    case 'checked':
      if (trace.run.errand === 'check') {
        return `${trace.server.name} was checked without signing in.${but}`;
      }
      return `The token was checked against ${trace.server.name}.${but}`;
    case 'probed':
      return `${trace.server.name} was asked with tokens that it has to refuse.${but}`;
    default:
      return `${trace.findings[0]?.title ?? 'No sign-in is needed'}.`;
  }
}

function titleOf(trace: JudgedTrace): string {
  return trace.steps.find((step) => step.id === trace.stop?.step)?.title ?? '';
}
