import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probeAnswers, probeQuestion } from '../../../src/host/probe-words';

test('before anything is sent it is said what, where, and at whose servers', () => {
  for (const saved of [true, false]) {
    const { text, detail } = probeQuestion('notes', 'https://mcp.example', saved);
    assert.match(text, /notes/);
    assert.match(detail, /https:\/\/mcp\.example/);
    assert.match(detail, /server of your own/);
    assert.match(detail, /No tool is called/);
    assert.match(detail, /logs?\b/);
  }
});

test('who has signed in is not asked to sign in again', () => {
  assert.deepEqual(probeQuestion('notes', 'https://mcp.example', true).answers, [
    probeAnswers.probe,
    probeAnswers.withKey,
  ]);
  const [first] = probeQuestion('notes', 'https://mcp.example', false).answers;
  assert.equal(first, probeAnswers.signIn);
});
