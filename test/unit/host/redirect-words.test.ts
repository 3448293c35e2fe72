import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listeningPort, pastedProblem } from '../../../src/host/redirect-words';

test('a redirect URI says which port of ours it leads to, or nothing', () => {
  assert.equal(listeningPort('http://127.0.0.1:33419/callback'), 33_419);
  assert.equal(listeningPort('http://127.0.0.1:8080/proxy/33419/callback'), 33_419);
  assert.equal(listeningPort('https://code.example/proxy/40000/callback'), 40_000);
  for (const other of [
    undefined,
    'no address',
    'http://127.0.0.1:8080/other/33419/callback',
    'http://127.0.0.1/callback',
    'https://mine.example:33419/callback',
  ]) {
    assert.equal(listeningPort(other), undefined, String(other));
  }
});

test('what was pasted must be an address with a code or an error in it', () => {
  assert.equal(pastedProblem(' http://127.0.0.1:33419/callback?code=a&state=b \n'), undefined);
  assert.equal(pastedProblem('http://127.0.0.1:33419/callback?error=access_denied'), undefined);
  assert.match(pastedProblem('code=abc') ?? '', /^This is not an address/);
  assert.match(pastedProblem('https://login.example/authorize') ?? '', /neither code nor error/);
});
