import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeWish, wordsOf } from '../../../src/host/scope-words';
import type { CallOutcome } from '../../../src/model/live-session';

const errorOf = (text: string): CallOutcome => ({
  kind: 'answered',
  result: { content: [{ type: 'text', text }], isError: true },
});

const cases: readonly (readonly [
  says: string,
  outcome: CallOutcome,
  granted: string | undefined,
  wish: ReturnType<typeof scopeWish>,
])[] = [
  [
    'a 403 that names the scope',
    { kind: 'refused', status: 403, error: 'insufficient_scope', scope: 'notes:write' },
    'notes:read',
    { kind: 'wanted', scope: 'notes:write' },
  ],
  [
    'a 403 of FastMCP 3, which names none',
    { kind: 'refused', status: 403, error: 'insufficient_scope' },
    'notes:read',
    { kind: 'wanted' },
  ],
  ['a 403 for another reason', { kind: 'refused', status: 403 }, 'a', { kind: 'not-wanted' }],
  [
    'a 401 of FastMCP 4 whose challenge names a scope that was not granted',
    { kind: 'refused', status: 401, error: 'invalid_token', scope: 'read admin' },
    'read',
    { kind: 'wanted', scope: 'read admin' },
  ],
  [
    'a 401 whose scopes were all granted',
    { kind: 'refused', status: 401, error: 'invalid_token', scope: 'read' },
    'read write',
    { kind: 'not-wanted' },
  ],
  [
    'a 401 where nobody knows what was granted',
    { kind: 'refused', status: 401, scope: 'read' },
    undefined,
    { kind: 'not-wanted' },
  ],
  [
    'the middleware of FastMCP 4',
    errorOf('Authorization failed for tool danger: insufficient scope (required: admin, audit)'),
    'read',
    { kind: 'wanted', scope: 'admin audit' },
  ],
  [
    'the middleware of FastMCP 3',
    errorOf("Authorization failed for tool 'danger': insufficient permissions"),
    'read',
    { kind: 'wanted' },
  ],
  [
    'a tool that is hidden says nothing of scopes',
    errorOf("Unknown tool: 'danger'"),
    'read',
    { kind: 'not-wanted' },
  ],
  [
    'a tool that speaks of scopes without an error',
    { kind: 'answered', result: { content: [{ type: 'text', text: 'insufficient scope' }] } },
    'read',
    { kind: 'not-wanted' },
  ],
  [
    'a call that failed',
    { kind: 'failed', message: 'insufficient scope' },
    'a',
    { kind: 'not-wanted' },
  ],
];

for (const [says, outcome, granted, wish] of cases) {
  test(`which scope is wanted: ${says}`, () => assert.deepEqual(scopeWish(outcome, granted), wish));
}

test('scopes are words, each once, with spaces or commas between them', () => {
  assert.deepEqual(wordsOf('a b,c  a'), ['a', 'b', 'c']);
  assert.deepEqual(wordsOf(undefined), []);
});
