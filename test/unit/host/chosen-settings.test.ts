import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  earliestAffected,
  pairsText,
  readPairs,
  runSettingsOf,
  settingsOfStep,
} from '../../../src/host/chosen-settings';

test('what was chosen goes to the run, but for what goes other ways', () => {
  const chosen = {
    revision: '2025-11-25',
    clientId: 'me',
    clientSecret: 'not-for-settings',
    scope: 'a b',
    headers: { 'X-Key': 'not-for-settings' },
  } as const;
  assert.deepEqual(runSettingsOf(chosen), { clientId: 'me', scope: 'a b' });
  assert.deepEqual(runSettingsOf({}), {});
});

test('a step is marked by what it goes by, and by nothing else', () => {
  const settings = { scope: 'a', issuer: 'https://as.example', dpop: false };
  assert.deepEqual(settingsOfStep('pkce', settings), ['scope']);
  assert.deepEqual(settingsOfStep('server-metadata', settings), ['authorization server']);
  assert.deepEqual(settingsOfStep('token-request', settings), []);
  assert.deepEqual(settingsOfStep('pkce', {}), []);
});

test('a change leads back to the first step that goes by it', () => {
  const order = ['server-metadata', 'client-identity', 'pkce', 'token-request'] as const;
  const to = (
    before: Parameters<typeof earliestAffected>[0],
    now: Parameters<typeof earliestAffected>[1],
  ) => earliestAffected(before, now, order);
  assert.equal(to({}, { extraParameters: { prompt: 'consent' } }), 'pkce');
  assert.equal(to({}, { extraParameters: { prompt: 'consent' }, scope: 'a' }), 'client-identity');
  assert.equal(to({ issuer: 'https://as.example' }, {}), 'server-metadata');
  assert.equal(to({ clientId: 'me' }, { clientId: 'me', clientSecret: 's' }), 'client-identity');
  assert.equal(to({ scope: 'a' }, { scope: 'a' }), undefined);
});

test('pairs are read as they are written', () => {
  const parameters = { audience: 'https://api.example/v1?x=1', prompt: 'consent' };
  assert.deepEqual(readPairs(pairsText(parameters, '='), '='), parameters);
  const headers = { 'X-Api-Key': 'a=b', 'X-Region': 'north' };
  assert.deepEqual(readPairs(pairsText(headers, ':'), ':'), headers);
  assert.deepEqual(readPairs(' = nothing & lonely & a=1 ', '='), { a: '1' });
});
