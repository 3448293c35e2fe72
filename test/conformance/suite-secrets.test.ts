import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretsOf } from './suite-secrets';

test('what was given and what went over the wire is secret, once each', () => {
  const output = 'Starting\nWith context: {"client_id":"c1","client_secret":"s1"}\nResults';
  const checks = [
    { id: 'incoming', status: 'INFO', details: { body: { code: 'c0de', client_secret: 's1' } } },
    { id: 'outgoing', status: 'INFO', details: { answers: [{ access_token: 't0ken' }] } },
    { id: 'other', status: 'SUCCESS', details: { body: { error: { code: -32601 } } } },
    { id: 'bare', status: 'SUCCESS' },
  ];
  assert.deepEqual(secretsOf(output, checks), ['s1', 'c0de', 't0ken']);
});
