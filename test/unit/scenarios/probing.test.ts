import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judged, replayed, traceFile } from '../../../src/core';
import type { ProbeId } from '../../../src/model/probe';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import type { FaultRun } from '../../server/fault';
import { healthyServers } from '../../server/faults/groups/healthy';
import { startLazyPair } from '../../server/faults/parts/lazy-pair';
import { type RunningPair, startPair } from '../../server/faults/parts/pair';
import { startProbedPair } from '../../server/faults/parts/probed-pair';
import { takesTokenInAddress } from '../../server/faults/takes-token-in-address';
import { newSigningKey } from '../../server/signing-key';
import { against } from './against';
import { exchangesAt } from './seen';

const probeOf = ({ facts }: JudgedTrace, probe: ProbeId) =>
  facts.refusals?.probes.find((one) => one.probe === probe);

function why(trace: JudgedTrace, probe: ProbeId): string {
  const found = probeOf(trace, probe);
  return found?.sent === false ? found.why : 'it was sent';
}

function methodOf(text: string | undefined): string {
  return text === undefined || text === '' ? '' : JSON.parse(text).method;
}

const usual = ({ run }: RunningPair): FaultRun => run ?? {};

suite('a server is probed', () => {
  test('never by default: no other errand has the step, and no healthy server is asked so', () =>
    against(startPair, usual, async (_, engine) => {
      for (const errand of ['sign-in', 'reconnect', 'sign-out'] as const) {
        const trace = await engine.run(errand);
        assert.ok(trace.steps.every(({ id }) => id !== 'refusals'));
      }
      const probed = healthyServers.filter(({ name }) => name.startsWith('probed'));
      assert.ok(probed.length >= 9);
    }));

  test('what is made for it goes to the address of the server alone', () =>
    against(startProbedPair, usual, async ({ url, issuer, requests }, engine) => {
      const trace = await engine.run('probe');
      const exchanges = exchangesAt(trace, 'refusals');
      const elsewhere = exchanges.filter(({ request }) => !request.url.startsWith(url));
      assert.deepEqual(
        elsewhere.map(({ request }) => request.url),
        [`${issuer}/jwks`],
      );
      const atIssuer = requests.filter(({ origin }) => origin === issuer);
      for (const { headers, body } of atIssuer) {
        assert.doesNotMatch(headers.authorization ?? '', /^Bearer/);
        assert.doesNotMatch(body, /another-(service|issuer)/);
      }
      assert.ok(exchanges.length > 15);
    }));

  test('nothing is changed, and no session is left behind', () =>
    against(startProbedPair, usual, async (_, engine) => {
      const trace = await engine.run('probe');
      const harmless = ['server/discover', 'initialize', 'notifications/initialized', 'tools/list'];
      let open = 0;
      for (const { request, response } of exchangesAt(trace, 'refusals')) {
        if (request.method === 'DELETE') open -= 1;
        if (request.method !== 'POST') continue;
        const method = methodOf(request.body?.text);
        assert.ok(harmless.includes(method), method);
        if (method === 'initialize' && response?.status === 200) open += 1;
      }
      assert.equal(open, 0);
    }));

  test('with no credentials of the user where there is to be no token', () =>
    against(
      startPair,
      () => ({ headers: { Authorization: 'Bearer configured-0123456789', 'X-Mine': 'yes' } }),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('probe');
        const refused = probeOf(trace, 'no-token');
        assert.equal(refused?.sent === true && refused.verdict, 'refused');
        const own = requests.filter(({ origin, path }) => origin + path === url);
        assert.equal(own[0]?.headers.authorization, 'Bearer configured-0123456789');
        const none = own.filter(({ headers }) => headers.authorization === undefined);
        assert.ok(none.length >= 2);
        assert.ok(none.every(({ headers }) => headers['x-mine'] === 'yes'));
      },
    ));

  test('a key that is not that of the issuer proves nothing, and is not gone on with', () =>
    against(startPair, usual, async (_, engine) => {
      const trace = await engine.run('probe', {
        settings: { probeSignsIn: true },
        secrets: { probeKey: JSON.stringify(newSigningKey()) },
      });
      assert.equal(trace.facts.refusals?.goodKey, 'refused');
      for (const probe of ['expired', 'another-audience', 'another-issuer'] as const)
        assert.match(why(trace, probe), /would prove nothing/);
      assert.equal(probeOf(trace, 'foreign-key')?.sent, true);
    }));

  test('a text that is no key is said at each probe that takes one', () =>
    against(startPair, usual, async (_, engine) => {
      const secrets = { probeKey: 'no key at all' };
      const trace = await engine.run('probe', { secrets });
      assert.match(why(trace, 'another-audience'), /neither PEM nor a JSON Web Key/);
    }));

  test('at a server that lists its tools to everybody it says what was not proved', () =>
    against(startPair, usual, async ({ server }, engine) => {
      await engine.run('sign-in');
      server.useAuth('none');
      const trace = await engine.run('probe');
      assert.deepEqual(
        trace.findings.map(({ rule }) => rule),
        [],
      );
      assert.match(why(trace, 'garbage'), /whether a call is refused was not tried/);
    }));

  test('a server that opens to everybody is asked for its tools instead', () =>
    against(
      startLazyPair,
      () => ({}),
      async (_, engine) => {
        await engine.run('sign-in');
        const trace = await engine.run('probe');
        assert.equal(trace.facts.refusals?.asked, 'tools/list');
        const garbage = probeOf(trace, 'garbage');
        assert.ok(garbage?.sent);
        assert.deepEqual([garbage.verdict, garbage.status], ['refused', 401]);
      },
    ));
});

suite('a probe is made again', () => {
  test('with the very token of that probe, whichever was made last', () =>
    against(startProbedPair, usual, async ({ url, requests }, engine) => {
      const flow = engine.flow('probe');
      const trace = await engine.finish(flow);
      const garbage = probeOf(trace, 'garbage');
      assert.ok(garbage?.sent);
      const sent = () =>
        requests
          .filter(({ origin, path }) => origin + path === url)
          .map(({ headers }) => headers.authorization);
      const before = sent();
      assert.ok(flow.resend(garbage.exchange));
      await paused(flow);
      const [again] = sent().slice(before.length);
      assert.match(again ?? '', /^Bearer [\w-]{43}$/);
      assert.ok(before.includes(again));
      flow.stop();
    }));

  test('and what the user has made of it proves nothing about the server', () =>
    against(startProbedPair, usual, async (_, engine) => {
      const flow = engine.flow('probe');
      const trace = await engine.finish(flow);
      const [good] = [...engine.secrets].find(([, name]) => name === 'access_token') ?? [];
      const garbage = probeOf(trace, 'garbage');
      assert.ok(garbage?.sent);
      flow.resend(garbage.exchange, { headers: { authorization: `Bearer ${good}` } });
      await paused(flow);
      const edited = await engine.finish(flow);
      const found = probeOf(edited, 'garbage');
      assert.equal(found?.sent === true && found.verdict, 'accepted');
      assert.deepEqual(
        edited.findings.map(({ rule }) => rule),
        [],
      );
    }));
});

async function paused(flow: Flow): Promise<void> {
  for (let turn = 0; turn < 1000 && flow.trace().status !== 'paused'; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.equal(flow.trace().status, 'paused');
}

suite('what a probe found', () => {
  for (const [what, start] of [
    ['a healthy server', () => startProbedPair()],
    ['one that takes tokens from the address', takesTokenInAddress.start],
  ] as const) {
    test(`is in a file, and replays to the letter: ${what}`, () =>
      against(
        start,
        (servers) => servers.run ?? {},
        async (_, engine) => {
          const trace = await engine.run('probe');
          const opened = traceFile.read(traceFile.write(trace));
          assert.ok(opened.ok, opened.ok ? '' : opened.why);
          const saved = judged(opened.trace);
          assert.deepEqual(saved.facts.refusals, trace.facts.refusals);
          assert.deepEqual(replayed(saved), saved);
        },
      ));
  }

  test('is said probe by probe, with what could not be tried', () =>
    against(startPair, usual, async (_, engine) => {
      const trace = await engine.run('probe');
      const step = trace.steps.find(({ id }) => id === 'refusals');
      assert.equal(step?.note, '6 of 6 refused, 9 not tried');
      const values = new Map(step?.values.map(({ name, value }) => [name, value]));
      assert.equal(values.get('garbage'), 'refused with 401');
      assert.match(values.get('revoked') ?? '', /^not sent: /);
      assert.equal(values.get('good token'), 'there is none');
    }));
});
