import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBreakpoints, withBreakpoints } from '../../../src/host/breakpoints';
import { noPausePolicy, stepPolicy, tracePolicy } from '../../../src/oauth/gate';
import { createMemento } from './memento';

test('breakpoints outlive the window, and each change is told', () => {
  const state = createMemento();
  const breakpoints = createBreakpoints(state);
  let told = 0;
  const leave = breakpoints.onDidChange(() => {
    told += 1;
  });
  assert.equal(breakpoints.toggleStep('registration'), true);
  assert.equal(breakpoints.toggleStep('token-request'), true);
  assert.equal(breakpoints.toggleStep('registration'), false);
  breakpoints.setRequests(['/token', '/jwks', '/token']);
  assert.equal(breakpoints.toggleFindings(), false);
  assert.equal(told, 5);
  leave();
  const expected = { steps: ['token-request'], requests: ['/token', '/jwks'], findings: false };
  assert.deepEqual(createBreakpoints(state).set, expected);
  assert.equal(breakpoints.toggleFindings(), true);
  assert.equal(told, 5);
});

test('state of another shape counts as no breakpoints', () => {
  const none = { steps: [], requests: [], findings: true };
  for (const kept of [null, 'x', { steps: 7, requests: [1], findings: 'yes' }]) {
    assert.deepEqual(createBreakpoints(createMemento({ 'breakpoints/1': kept })).set, none);
  }
});

test('they add to the policy of a flow, and only findings can be taken away', () => {
  const set = { steps: ['pkce'], requests: ['/token'], findings: false } as const;
  assert.deepEqual(withBreakpoints(tracePolicy, set), {
    steps: ['browser-login', 'device-approval', 'pkce'],
    exchanges: ['/token'],
    findings: false,
  });
  assert.equal(withBreakpoints(stepPolicy, { ...set, findings: true }).findings, true);
  assert.equal(withBreakpoints(noPausePolicy, { ...set, findings: true }).findings, false);
});
