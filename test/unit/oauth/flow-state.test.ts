import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Facts, StepId } from '../../../src/model/flow';
import {
  type FlowState,
  factsOf,
  isOver,
  rewound,
  startState,
  withEnding,
  withOutcome,
  withRecord,
} from '../../../src/oauth/flow-state';
import { profile20251125 } from '../../../src/oauth/profiles/2025-11-25';

const { steps } = profile20251125;
const ids = steps;

const access: Facts['access'] = { open: false, status: 401, challengeFields: [] };

function done(state: FlowState, facts: Partial<Facts> = {}): FlowState {
  return withEnding(
    withRecord(state, { state: 'running', calls: 1, startedAt: 1 }),
    { do: 'done', facts: facts as Facts, note: 'note' },
    2,
  );
}

function after(count: number): FlowState {
  return Array.from({ length: count }).reduce<FlowState>((state) => done(state), startState(steps));
}

const facts = fc.constantFrom<Partial<Facts>>(
  {},
  { access },
  { code: { received: true } },
  {
    clientIdentity: {
      way: 'dynamic',
      grant: 'authorization_code',
      binding: 'bearer',
      redirectUri: 'u',
      scope: 's',
      scopeSource: 'challenge',
    },
  },
);

test('rewind after next is identity, at every step and with any facts', () => {
  const before = fc.array(facts, { maxLength: ids.length - 1 });
  fc.assert(
    fc.property(before, facts, fc.nat(3), (gave, given, outcomes) => {
      const state = gave.reduce<FlowState>(done, startState(steps));
      const id = ids[state.position] as StepId;
      let next = withRecord(state, { state: 'running', calls: outcomes + 1, startedAt: 1 });
      for (let at = 0; at < outcomes; at += 1)
        next = withOutcome(next, { kind: 'redirect', uri: 'u' });
      assert.deepEqual(rewound(next, id), state);
      assert.deepEqual(rewound(done(next, given), id), state);
      const stopped = withEnding(next, { do: 'stop', reason: { code: 'no-code', says: '' } }, 3);
      assert.ok(isOver(stopped));
      assert.deepEqual(rewound(stopped, id), state);
      assert.deepEqual(
        rewound(rewound(done(next, given), id), ids[0] as StepId),
        startState(steps),
      );
    }),
  );
});

test('a step that is done hands its facts to all that follow', () => {
  const state = done(done(startState(steps), { access }), {
    code: { received: true },
  });
  assert.equal(state.position, 2);
  assert.deepEqual(factsOf(state), { access, code: { received: true } });
  assert.deepEqual(factsOf(rewound(state, 'challenge')), { access });
  assert.equal(state.records[1]?.note, 'note');
  assert.equal(state.records[1]?.endedAt, 2);
});

test('skip passes over the steps between, and says why', () => {
  const state = withEnding(
    startState(steps),
    {
      do: 'skip',
      to: 'connect',
      facts: { access: { ...access, open: true } },
      note: 'open',
      because: 'nothing to do',
    },
    5,
  );
  assert.equal(ids[state.position], 'connect');
  assert.equal(state.openAtFirst, true);
  assert.equal(state.records[0]?.state, 'done');
  for (const record of state.records.slice(1, state.position)) {
    assert.deepEqual([record.state, record.note], ['skipped', 'nothing to do']);
  }
  assert.ok(state.records.slice(state.position).every((record) => record.state === 'waiting'));
});

test('again goes back with the changed fact, counts, and remembers the scope', () => {
  let state = after(4);
  state = done(state, {
    clientIdentity: {
      way: 'dynamic',
      grant: 'authorization_code',
      binding: 'bearer',
      redirectUri: 'u',
      scope: 'a b',
      scopeSource: 'challenge',
    },
  });
  while (ids[state.position] !== 'list-tools') state = done(state);
  const changed = { ...access, status: 403 };
  const back = withEnding(
    state,
    {
      do: 'again',
      round: 'step-up: list-tools',
      from: 'challenge',
      change: { access: changed },
      because: 'more',
    },
    9,
  );
  assert.equal(ids[back.position], 'challenge');
  assert.deepEqual(back.rounds, { 'step-up: list-tools': 1 });
  assert.equal(back.scopeBefore, 'a b');
  assert.deepEqual(factsOf(back), { access: changed });
  assert.equal(back.records[0]?.state, 'done');
  assert.equal(back.records[0]?.note, 'more');
  assert.ok(back.records.slice(1).every(({ state: at, calls }) => at === 'waiting' && calls === 0));
});

test('a flow is over when no step is left or one has stopped', () => {
  assert.equal(isOver(startState(steps)), false);
  const end = after(ids.length);
  assert.equal(isOver(end), true);
  assert.throws(() => withRecord(end, {}), /the flow is over/);
  assert.throws(() => withEnding(end, { do: 'stop', reason: { code: 'no-code', says: '' } }, 0));
  assert.throws(() => rewound(end, 'stdio-server'), /no step stdio-server/);
  const stopped = withEnding(after(3), { do: 'stop', reason: { code: 'no-code', says: 'why' } }, 0);
  assert.deepEqual(stopped.stop, { code: 'no-code', says: 'why', step: ids[3] });
  assert.equal(stopped.records[3]?.state, 'stopped');
});

test('no function changes the state that it was given', () => {
  const state = Object.freeze({ ...after(3), records: Object.freeze([...after(3).records]) });
  for (const record of state.records) Object.freeze(record);
  done(state, { access });
  withOutcome(state, { kind: 'redirect', uri: 'u' });
  rewound(state, 'first-request');
  withEnding(
    state,
    { do: 'again', round: 'step-up: list-tools', from: 'challenge', change: {}, because: '' },
    0,
  );
  assert.equal(state.position, 3);
});
