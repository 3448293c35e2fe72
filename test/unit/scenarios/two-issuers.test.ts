import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { PersonQuestion } from '../../../src/model/ports';
import { startPair } from '../../server/faults/parts/pair';
import { openPort } from '../../server/open-port';
import { startHealthyTwoIssuers } from '../../server/scenarios/healthy-two-issuers';
import { against } from './against';
import { assertSignedIn, assertStopped, exchangesAt, grantsAsked, requestsTo } from './seen';

const start = () => startHealthyTwoIssuers();

suite('RFC 9728 §7.6: of two authorization servers', () => {
  test('C8: the first is taken when nobody chooses', () =>
    against(
      start,
      () => ({}),
      async ({ credentials: { issuers }, secondRequests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.client?.issuer, issuers[0]);
        assert.deepEqual(trace.facts.resource?.otherServers, [issuers[1]]);
        assert.ok(!secondRequests.some(({ path }) => path !== '/jwks'), 'but for its keys');
      },
    ));

  test('C8: the second is taken when the settings say so', () =>
    against(
      start,
      ({ credentials: { issuers } }) => ({ settings: { issuer: issuers[1] } }),
      async ({ credentials: { issuers }, requests = [], secondRequests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.authorizationServer?.issuer, issuers[1]);
        assert.equal(grantsAsked(secondRequests).length, 1);
        assert.deepEqual(grantsAsked(requests), []);
      },
    ));

  test('C8: the person is asked, and gets the one of their choice', () => {
    const asked: PersonQuestion[] = [];
    return against(
      start,
      ({ credentials: { issuers } }) => ({
        async ask(question) {
          asked.push(question);
          return { about: 'issuer', issuer: issuers[1] };
        },
      }),
      async ({ credentials: { issuers } }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.deepEqual(asked, [{ about: 'issuer', issuers }]);
        assert.equal(trace.facts.authorizationServer?.issuer, issuers[1]);
      },
    );
  });

  test('C9: each has a registration of its own, and neither sees the client of the other', () =>
    against(
      start,
      () => ({}),
      async ({ credentials: { issuers }, requests = [], secondRequests }, engine) => {
        const [first, second] = issuers;
        const one = await engine.run('sign-in', { settings: { issuer: first } });
        const two = await engine.run('sign-in', { settings: { issuer: second } });
        const again = await engine.run('sign-in', { settings: { issuer: first } });
        for (const trace of [one, two, again]) assertSignedIn(trace);
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 1);
        assert.equal(requestsTo(secondRequests, 'POST', '/reg').length, 1);
        assert.equal(again.facts.client?.clientId, one.facts.client?.clientId);
        const theirs = one.facts.client?.clientId ?? 'none';
        assert.ok(!secondRequests.some(({ body, query }) => (body + query).includes(theirs)));
      },
    ));

  test('C8: the second is taken when the first is down', () =>
    against(
      firstDown,
      () => ({}),
      async ({ issuer, down }, engine) => {
        const trace = await engine.run('sign-in');
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        assert.equal(trace.facts.client?.issuer, issuer);
        const asked = exchangesAt(trace, 'server-metadata').map(
          ({ request }) => new URL(request.url).origin,
        );
        assert.deepEqual([...new Set(asked)], [down, issuer]);
        assert.deepEqual(
          trace.findings.map((finding) => finding.rule),
          ['authorization-server-passed-over'],
        );
      },
    ));

  test('C8: the first is not passed over for one that the user who chose it did not choose', () =>
    against(
      firstDown,
      ({ down }) => ({ settings: { issuer: down }, headers: { 'x-trace': 'of-this-test' } }),
      async ({ down, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertStopped(trace, 'server-metadata', ['endpoint-unreachable']);
        assert.ok(trace.findings[0]?.title.includes(new URL(down).host));
        assert.deepEqual(grantsAsked(requests), []);
      },
    ));
});

/** A pair of servers whose resource metadata name another authorization server first, which is down. */
async function firstDown() {
  const closed = await openPort(0);
  await closed.close();
  const pair = await startPair(({ issuer }) => ({
    server: {
      resourceMetadata: (document) => ({
        ...document,
        authorization_servers: [closed.origin, issuer],
      }),
    },
  }));
  return { ...pair, down: closed.origin };
}
