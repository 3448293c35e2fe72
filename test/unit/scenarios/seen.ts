/** What servers and traces have seen of a flow. */

import assert from 'node:assert/strict';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace, TraceExchange } from '../../../src/model/trace';
import type { SeenRequest } from '../../server/observe';

/** Asserts that a flow came to a session, and that nothing was found wrong on the way. */
export function assertSignedIn(trace: JudgedTrace): void {
  assert.deepEqual(
    trace.findings.map((finding) => finding.rule),
    [],
    trace.stop?.says ?? '',
  );
  assert.equal(trace.status, 'signed-in', trace.stop?.says ?? '');
  assert.notEqual(trace.facts.tools, undefined);
}

/** Asserts that a flow stopped at this step, with these findings and no others. */
export function assertStopped(trace: JudgedTrace, step: StepId, rules: readonly string[]): void {
  assert.deepEqual(
    trace.findings.map((finding) => finding.rule),
    rules,
    trace.stop?.says ?? 'it did not stop',
  );
  assert.equal(trace.stop?.step, step);
}

export function exchangesAt(trace: JudgedTrace, step: StepId): readonly TraceExchange[] {
  return trace.steps.find((one) => one.id === step)?.exchanges ?? [];
}

/** Requests with this method to this path, at any server that is observed. */
export function requestsTo(
  requests: readonly SeenRequest[],
  method: string,
  path: string,
): readonly SeenRequest[] {
  return requests.filter((one) => one.method === method && one.path === path);
}

/** Every request for tokens, as its fields. */
export function grantsAsked(requests: readonly SeenRequest[]): readonly URLSearchParams[] {
  return requestsTo(requests, 'POST', '/token').map(({ body }) => new URLSearchParams(body));
}

/** The requests to the MCP server after the last one for tokens. */
export function sessionRequests(
  requests: readonly SeenRequest[],
  url: string,
): readonly SeenRequest[] {
  const last = requests.findLastIndex((one) => one.path === '/token');
  const { origin, pathname } = new URL(url);
  return requests.slice(last + 1).filter((one) => one.origin === origin && one.path === pathname);
}

/** Asserts that every request of the session carries the token in its header, and nothing in its query (C46, C47). */
export function assertTokenOnEach(
  requests: readonly SeenRequest[],
  url: string,
  scheme: 'Bearer' | 'DPoP' = 'Bearer',
): void {
  const session = sessionRequests(requests, url);
  assert.ok(session.length >= 2, 'there was a session');
  for (const { method, headers, query } of session) {
    assert.match(headers.authorization ?? '', new RegExp(`^${scheme} \\S+$`), method);
    assert.equal(query, '');
  }
}
