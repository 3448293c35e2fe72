import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../../../src/oauth/exchange';
import { outcomeOf } from '../../../src/oauth/outcome';
import type { RequestDraft } from '../../../src/oauth/step';
import { readTokenAnswer, tokenKeep } from '../../../src/oauth/token-answer';
import { createVault } from '../../../src/oauth/vault';

const draft: RequestDraft = {
  method: 'POST',
  url: 'https://as.example/token',
  party: 'authorization-server',
  headers: {},
  credentials: 'none',
  keep: tokenKeep,
};

function read(text: string, status = 200, contentType = 'application/json') {
  const vault = createVault();
  const exchange: Exchange = {
    id: 'x1',
    step: 'token-request',
    party: 'authorization-server',
    because: '',
    request: { method: 'POST', url: draft.url, headers: [] },
    response: { status, headers: [], contentType, text, bytes: text.length, cut: false },
    startedAt: 0,
    endedAt: 0,
  };
  const outcome = outcomeOf(exchange, draft, vault);
  return { answer: readTokenAnswer(outcome, 1000), outcome, vault };
}

test('tokens go to the vault, and only their shape comes out', () => {
  const { answer, outcome, vault } = read(
    '{"access_token":"abc","refresh_token":"de","id_token":"f","token_type":"Bearer","expires_in":60,"scope":"a b"}',
  );
  assert.deepEqual(answer, {
    kind: 'tokens',
    tokens: {
      tokenType: 'Bearer',
      accessToken: { length: 3 },
      refreshToken: { length: 2 },
      idToken: { length: 1 },
      scope: 'a b',
      expiresAt: 61_000,
    },
  });
  assert.equal(vault.get('accessToken'), 'abc');
  assert.doesNotMatch(JSON.stringify(outcome), /abc|"de"|"f"/);
});

test('lifetimes of every kind', () => {
  for (const [lifetime, expiresAt] of [
    ['60', 61_000],
    ['"60"', 61_000],
    ['0', 1000],
    ['null', undefined],
    ['""', undefined],
    ['"soon"', undefined],
    ['-1', undefined],
    ['1e999', undefined],
    ['1e15', undefined],
    ['true', undefined],
    ['[60]', undefined],
    ['{"valueOf":1,"toString":1}', undefined],
  ] as const) {
    const { answer } = read(`{"access_token":"abc","expires_in":${lifetime}}`);
    assert.equal(answer.kind === 'tokens' && answer.tokens.expiresAt, expiresAt, lifetime);
  }
});

test('refusals, with any status', () => {
  for (const status of [200, 400, 401, 500]) {
    const { answer } = read('{"error":"invalid_grant","access_token":"abc"}', status);
    assert.deepEqual(answer, {
      kind: 'refused',
      error: 'invalid_grant',
      says: 'The token endpoint answered invalid_grant.',
    });
  }
});

test('answers that are neither', () => {
  for (const [text, status] of [
    ['', 200],
    ['<!doctype html><p>', 200],
    ['{}', 200],
    ['[]', 200],
    ['null', 200],
    ['{"access_token":""}', 200],
    ['{"access_token":7}', 200],
    ['{"access_token":{"a":1}}', 200],
    ['{"access_token":"abc"}', 500],
    ['{"error":""}', 400],
    ['access_token=abc&token_type=bearer', 200],
    ['{"__proto__":{"access_token":"abc"}}', 200],
  ] as const) {
    assert.equal(read(text, status).answer.kind, 'unusable', text);
  }
});

test('a response that broke off is a failure, and half a document is none', () => {
  const vault = createVault();
  const outcome = outcomeOf(
    {
      id: 'x1',
      step: 'token-request',
      party: 'authorization-server',
      because: '',
      request: { method: 'POST', url: draft.url, headers: [] },
      response: {
        status: 200,
        headers: [],
        contentType: '',
        text: '{"access_token":"abc"}',
        bytes: 1,
        cut: true,
      },
      failure: { kind: 'too-large', detail: '' },
      startedAt: 0,
      endedAt: 0,
    },
    draft,
    vault,
  );
  assert.equal(outcome.kind, 'failure');
  assert.equal(readTokenAnswer(outcome, 0).kind, 'unusable');
});

test('a token that no header can carry is none, RFC 6749 Appendix A.12', () => {
  for (const token of ['a\nb', 'a\r', 'nul\0', 'snow ☃']) {
    const { answer } = read(JSON.stringify({ access_token: token, token_type: 'Bearer' }));
    assert.equal(answer.kind, 'unusable', JSON.stringify(token));
  }
  for (const token of ['a.b-c_d~e+f/g==', 'with space', 'é']) {
    const { answer } = read(JSON.stringify({ access_token: token, token_type: 'Bearer' }));
    assert.equal(answer.kind, 'tokens', token);
  }
});
