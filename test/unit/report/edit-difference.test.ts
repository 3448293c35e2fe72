import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceExchange } from '../../../src/model/trace';
import { editDifference } from '../../../src/report/edit-difference';

interface Told {
  readonly url?: string;
  readonly scope?: string;
  readonly accept?: string;
  readonly status?: number;
  readonly error?: string;
  readonly edited?: true;
}

function exchange(id: string, told: Told = {}): TraceExchange {
  const { url = 'https://as.example/register', scope = 'notes:read', accept = '*/*' } = told;
  const { status = 201, error, edited } = told;
  const body = { contentType: 'application/json', bytes: 1, cut: false };
  return {
    id,
    party: 'authorization-server',
    because: '',
    request: {
      method: 'POST',
      url,
      headers: [
        ['Accept', accept],
        ['content-length', String(scope.length)],
      ],
      body: { ...body, text: JSON.stringify({ client_name: 'a', scope }) },
    },
    response: {
      status,
      headers: [],
      body: {
        ...body,
        text: JSON.stringify(error === undefined ? { client_id: id, scope } : { error }),
      },
    },
    timing: { startMs: 0, totalMs: 1 },
    ...(edited && { edited }),
  };
}

test('an edited request is held against the last one that went to the same place', () => {
  const other = exchange('x2', { url: 'https://as.example/other' });
  const edited = exchange('x3', {
    scope: 'notes:write',
    accept: 'text/html',
    status: 400,
    error: 'invalid_scope',
    edited: true,
  });
  const found = editDifference(edited, [exchange('x1'), other, edited]);
  assert.deepEqual(found, {
    against: 1,
    request: [
      { what: 'scope', left: 'notes:read', right: 'notes:write' },
      { what: 'header accept', left: '*/*', right: 'text/html' },
    ],
    response: [
      { what: 'status', left: '201', right: '400' },
      { what: 'error', right: 'invalid_scope' },
      { what: 'scope', left: 'notes:read' },
    ],
  });
});

test('one that went elsewhere is held against the one before it', () => {
  const url = 'https://as.example/elsewhere?a=1';
  const edited = exchange('x2', { url, edited: true });
  assert.deepEqual(editDifference(edited, [exchange('x1'), edited])?.request, [
    { what: 'address', left: 'https://as.example/register', right: 'https://as.example/elsewhere' },
    { what: 'a', right: '1' },
  ]);
});

test('nothing is said of a request that was not changed, or that none was before', () => {
  const plain = exchange('x2');
  assert.equal(editDifference(plain, [exchange('x1'), plain]), undefined);
  const first = exchange('x1', { edited: true });
  assert.equal(editDifference(first, [first]), undefined);
});
