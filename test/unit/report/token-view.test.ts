import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenShape } from '../../../src/model/tokens';
import type { TraceExchange } from '../../../src/model/trace';
import { clockSkew } from '../../../src/report/clock-skew';
import { shownTokens } from '../../../src/report/token-view';
import { createWorld } from '../oauth/world';

const jwt: TokenShape = {
  length: 300,
  jwt: {
    header: { alg: 'ES256', typ: 'at+jwt' },
    claims: { iss: 'https://as.example', exp: 1_790_000_000, aud: ['a', 'b'], own: { deep: 1 } },
  },
};

test('the access token of a sign-in is shown by its members, and the token is not there', async () => {
  const flow = createWorld().flow();
  flow.go('continue');
  const trace = await flow.ended();
  const [access] = shownTokens('token-request', trace);
  assert.equal(access?.title, 'Access token');
  const claims = new Map((access?.claims ?? []).map((one) => [one.name, one]));
  assert.equal(claims.get('iss')?.value, 'https://as.example');
  assert.equal(claims.get('iss')?.meaning, 'Who gave it.');
  assert.ok((claims.get('exp')?.at ?? 0) > trace.run.beganAt);
  assert.deepEqual(shownTokens('challenge', trace), []);
  assert.equal(access?.secret, undefined);
  assert.equal(shownTokens('token-request', trace, true)[0]?.secret, 'accessToken');
  const token = flow.reveal('accessToken');
  assert.equal(token?.length, access?.length);
  assert.ok(token !== undefined && !JSON.stringify(trace).includes(token));
});

test('times are times, lists are lists, and what nobody knows has no meaning', () => {
  const [shown] = shownTokens('pasted-token', { facts: { pasted: jwt } });
  const claims = new Map((shown?.claims ?? []).map((one) => [one.name, one]));
  assert.equal(claims.get('exp')?.at, 1_790_000_000_000);
  assert.equal(claims.get('aud')?.value, '["a","b"]');
  assert.deepEqual(claims.get('own'), { name: 'own', value: '{"deep":1}', meaning: '' });
  assert.deepEqual(
    shown?.header?.map(({ name }) => name),
    ['alg', 'typ'],
  );
});

test('a token that cannot be read is told by its length, and an ID token told apart', () => {
  const tokens = { tokenType: 'Bearer', accessToken: { length: 40 }, idToken: jwt };
  const shown = shownTokens('token-request', { facts: { tokens } });
  assert.deepEqual(shown[0], { title: 'Access token', length: 40 });
  assert.match(shown[1]?.title ?? '', /^ID token/);
});

test('a time that no calendar has is a number', () => {
  const odd = { ...jwt, jwt: { header: {}, claims: { exp: 1e300 } } };
  const [shown] = shownTokens('pasted-token', { facts: { pasted: odd } });
  assert.equal(shown?.claims?.[0]?.at, undefined);
});

test('the clock of the issuer is held against this one', () => {
  const answer = (date: string | undefined, startMs: number): TraceExchange => ({
    id: 'x1',
    party: 'authorization-server',
    because: '',
    request: { method: 'POST', url: 'https://as.example/token', headers: [] },
    response: {
      status: 200,
      headers: date === undefined ? [] : [['Date', date]],
      body: { contentType: '', text: '', bytes: 0, cut: false },
    },
    timing: { startMs, firstByteMs: 100, totalMs: 200 },
  });
  const began = Date.parse('Thu, 26 Nov 2026 10:00:00 GMT');
  const at = (date: string | undefined) => clockSkew([answer(date, 4900)], began);
  assert.equal(at('Thu, 26 Nov 2026 10:00:05 GMT'), 1);
  assert.equal(at('Thu, 26 Nov 2026 10:00:04 GMT'), 0);
  assert.equal(at('Thu, 26 Nov 2026 10:01:05 GMT'), 61);
  assert.equal(at('Thu, 26 Nov 2026 09:59:04 GMT'), -60);
  assert.equal(at('yesterday'), undefined);
  assert.equal(at(undefined), undefined);
  assert.equal(clockSkew([], began), undefined);
});
