import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../../src/model/flow';
import type { Outcome } from '../../../src/model/outcome';
import { profiles } from '../../../src/oauth/profiles/by-revision';
import { plan } from '../../../src/oauth/profiles/plan';
import type { Env, Operation } from '../../../src/oauth/step';
import { type At, refusedByServer } from '../../../src/oauth/steps/wire-refusal';
import { storedOf } from './stored';

const settings: Env['settings'] = { given: [], overrides: [], loginTimeout: 1 };
const profile = profiles['2026-07-28'];
const transport = 'http';

function env(change: Partial<Env> = {}): Env {
  return {
    profile,
    server: { url: 'https://h/mcp', transport },
    settings,
    asked: [],
    now: 0,
    registrations: [],
    freshRegistrations: [],
    openAtFirst: false,
    rounds: {},
    plan: plan(profile, { errand: 'sign-in', transport, settings }, {}),
    ...change,
  };
}

function refusal(status?: number, ...challenges: readonly string[]): Outcome {
  return {
    kind: 'wire',
    result: {
      kind: 'failed',
      message: 'no',
      headers: challenges.map((challenge) => ['www-authenticate', challenge]),
      ...(status !== undefined && { status }),
    },
  };
}

const session: Facts['session'] = {
  serverName: 'notes',
  serverVersion: '1',
  protocolVersion: '2026-07-28',
  era: '2026',
  transport: 'streamable-http',
  capabilities: ['tools'],
};
const tokens: Facts['tokens'] = { tokenType: 'Bearer', accessToken: { length: 1 } };
const access: Facts['access'] = {
  open: false,
  status: 401,
  challengeFields: ['Bearer scope="old"'],
  transport: 'sse',
};
const inSession: At = { access, session, tokens };
const wantsMore = 'Bearer error="insufficient_scope", scope="more"';

test('C25: a 401 in a session that was open asks once more who issues tokens, with what it says', () => {
  const challenge = 'Bearer resource_metadata="https://h/other"';
  const again = refusedByServer('call-tool', refusal(401, challenge), inSession, env());
  assert.equal(again.do, 'again');
  assert.ok(again.do === 'again');
  assert.equal(again.round, 'new-server');
  assert.equal(again.from, 'challenge');
  assert.deepEqual(again.change.access, { ...access, challengeFields: [challenge] });
  // The challenge of before is not taken for that of now.
  const silent = refusedByServer('list-tools', refusal(401), inSession, env());
  assert.ok(silent.do === 'again');
  assert.deepEqual(silent.change.access?.challengeFields, []);
});

test('C25: a second time it stops, and so it does where no session was open', () => {
  const second = env({ rounds: { 'new-server': 1 } });
  for (const [operation, at, known] of [
    ['call-tool', inSession, second],
    ['list-tools', inSession, second],
    ['connect', { access, tokens }, env()],
  ] as const) {
    const stop = refusedByServer(operation, refusal(401), at, known);
    assert.ok(stop.do === 'stop');
    assert.equal(stop.reason.code, 'token-not-accepted');
  }
  // What went back for another reason does not count.
  const others = env({ rounds: { 'step-up: call-tool': 2, 'first-sign-in': 1 } });
  assert.equal(refusedByServer('call-tool', refusal(401), inSession, others).do, 'again');
});

test('C52: lack of scope goes back twice for each operation, counted apart', () => {
  const operations: readonly Operation[] = ['connect', 'list-tools', 'call-tool'];
  for (const operation of operations) {
    const round = `step-up: ${operation}` as const;
    for (const done of [0, 1, 2, 3]) {
      const others = operations.filter((one) => one !== operation);
      const rounds: Env['rounds'] = {
        ...Object.fromEntries(others.map((one) => [`step-up: ${one}`, 2])),
        'new-server': 1,
        [round]: done,
      };
      const way = refusedByServer(operation, refusal(403, wantsMore), inSession, env({ rounds }));
      if (done < 2) {
        assert.ok(way.do === 'again');
        assert.equal(way.round, round);
        assert.equal(way.from, 'challenge');
        assert.equal(way.change.access?.status, 403);
        assert.deepEqual(way.change.access.challengeFields, [wantsMore]);
      } else {
        assert.ok(way.do === 'stop');
        assert.equal(way.reason.code, 'token-not-accepted');
      }
    }
  }
});

test('C50: no step-up by a scope of the user, by an older revision, or for another reason', () => {
  for (const [outcome, known] of [
    [refusal(403, wantsMore), env({ settings: { ...settings, scope: 'mine' } })],
    [refusal(403, wantsMore), env({ profile: profiles['2025-06-18'] })],
    [refusal(403, 'Bearer error="invalid_token"'), env()],
    [refusal(403), env()],
    [refusal(401, wantsMore), env({ rounds: { 'new-server': 1 } })],
  ] as const) {
    const stop = refusedByServer('list-tools', outcome, inSession, known);
    assert.ok(stop.do === 'stop');
    assert.equal(stop.reason.code, 'token-not-accepted');
  }
});

test('C50: the lack of scope is found among several challenges', () => {
  for (const fields of [
    ['Basic realm="x"', wantsMore],
    [`Basic realm="x", ${wantsMore}`],
    ['DPoP error="insufficient_scope", scope="more"'],
  ]) {
    const way = refusedByServer('call-tool', refusal(403, ...fields), inSession, env());
    assert.ok(way.do === 'again');
    assert.equal(way.round, 'step-up: call-tool');
  }
});

test('C1: a server that let the first request in signs in once when it wants a token after all', () => {
  const open: At = { access: { ...access, open: true, status: 200 }, session };
  const way = refusedByServer('call-tool', refusal(401), open, env({ openAtFirst: true }));
  assert.ok(way.do === 'again');
  assert.equal(way.round, 'first-sign-in');
  assert.equal(way.change.access?.open, false);
  const rounds = { 'first-sign-in': 1 };
  const second = refusedByServer(
    'call-tool',
    refusal(401),
    open,
    env({ openAtFirst: true, rounds }),
  );
  assert.equal(second.do, 'stop');
});

test('a saved token that is refused is renewed once, where it can be', () => {
  const reconnect = plan(profile, { errand: 'reconnect', transport, settings }, {});
  const renewable = storedOf({ tokens: { ...tokens, refreshToken: { length: 1 } } });
  const machine = storedOf({ tokens, grant: 'client_credentials' });
  for (const stored of [renewable, machine]) {
    const at: At = { session, stored, tokens: stored.tokens };
    const way = refusedByServer('connect', refusal(401), at, env({ plan: reconnect }));
    assert.ok(way.do === 'again');
    assert.equal(way.round, 'token-refused');
    assert.deepEqual(way.change, { stored: { ...stored, refusedByServer: true } });
    const rounds = { 'token-refused': 1 };
    const second = refusedByServer('connect', refusal(401), at, env({ plan: reconnect, rounds }));
    assert.equal(second.do, 'stop');
    // One that was renewed just now is not refused for its age.
    const renewed = { ...at, tokens: { ...stored.tokens } };
    assert.equal(
      refusedByServer('connect', refusal(401), renewed, env({ plan: reconnect })).do,
      'stop',
    );
  }
  const person = storedOf({ tokens });
  const at: At = { session, stored: person, tokens };
  assert.equal(refusedByServer('connect', refusal(401), at, env({ plan: reconnect })).do, 'stop');
});

test('anything else that fails is no matter of the token', () => {
  for (const status of [undefined, 400, 404, 500]) {
    const stop = refusedByServer('list-tools', refusal(status, wantsMore), inSession, env());
    assert.ok(stop.do === 'stop');
    assert.deepEqual(stop.reason, {
      code: 'session-failed',
      says: 'The session could not be used: no',
    });
  }
});
