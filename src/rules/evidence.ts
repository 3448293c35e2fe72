/** Finds things in a trace and points at them. */

import type { StepId } from '../model/flow';
import type { Trace, TraceExchange } from '../model/trace';

export interface Found {
  readonly exchange: TraceExchange;
  /** JSON pointer to the exchange (RFC 6901). */
  readonly pointer: string;
}

/** The exchanges of a step with their pointers, in order. */
export function exchangesOf(trace: Trace, step: StepId): readonly Found[] {
  const at = trace.steps.findIndex((one) => one.id === step);
  return (trace.steps[at]?.exchanges ?? []).map((exchange, index) => ({
    exchange,
    pointer: `/steps/${at}/exchanges/${index}`,
  }));
}

/** The last exchange of the step at which the flow stopped. */
export function lastExchange(trace: Trace): Found | undefined {
  return trace.stop && exchangesOf(trace, trace.stop.step).at(-1);
}

/** Host and port of an address, for a title; the text itself when it is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** What came back, in a few words: a status with its kind of body, or the failure. */
export function answerWords({ response, failure }: TraceExchange): string {
  if (failure !== undefined) return failureWords[failure.kind] ?? failure.detail;
  if (response === undefined) return 'nothing';
  const type = response.body.contentType.split(';')[0]?.trim() ?? '';
  const kind =
    response.body.bytes === 0
      ? 'no body'
      : type === 'text/html' || /^\s*<(!doctype|html)/i.test(response.body.text)
        ? 'an HTML page'
        : type || 'a body without content type';
  return `${response.status} with ${kind}`;
}

export const failureWords: { readonly [kind: string]: string } = {
  refused: 'connection refused',
  'name-not-found': 'the host name does not resolve',
  tls: 'the TLS connection failed',
  timeout: 'no whole answer in time',
  'too-large': 'a body beyond the size limit',
  'redirect-refused': 'a redirect to another origin',
  'too-many-redirects': 'redirects without end',
  'unsafe-url': 'not an http or https address',
  aborted: 'stopped',
  network: 'the connection broke',
};

/** Each address that was tried with what it answered, one per line of a sentence. */
export function triedWords(found: readonly Found[]): string {
  return found
    .map(({ exchange }) => `${exchange.request.url}: ${answerWords(exchange)}`)
    .join('; ');
}

/** Two strings that should be the same: their lengths and where they part. */
export function differenceWords(expected: string, actual: string): string {
  let at = 0;
  while (at < expected.length && at < actual.length && expected[at] === actual[at]) at += 1;
  const here = (text: string): string => (at < text.length ? JSON.stringify(text[at]) : 'the end');
  return `${actual} (${actual.length} characters instead of ${expected.length}; at character ${at + 1} comes ${here(actual)} instead of ${here(expected)})`;
}
