import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { JudgedTrace } from '../../../src/model/trace';
import { sequenceOf } from '../../../src/report/sequence';
import { type Change, createWorld } from '../oauth/world';

async function traced(change: Change = () => undefined): Promise<JudgedTrace> {
  const flow = createWorld({ change }).flow({ revision: '2026-07-28' });
  flow.go('continue');
  return flow.ended();
}

const words = ({ arrows }: ReturnType<typeof sequenceOf>) =>
  arrows.map(({ from, to, label, detail }) => `${from} ${to}: ${label} (${detail})`);

suite('the sequence of a trace', () => {
  test('has the whole sign-in in its order, the browser included', async () => {
    const trace = await traced();
    const sequence = sequenceOf(trace);
    assert.deepEqual(
      sequence.lanes.map(({ id, host }) => `${id} ${host}`),
      ['client ', 'browser ', 'server mcp.example', 'issuer as.example'],
    );
    const said = words(sequence);
    assert.deepEqual(said.slice(0, 2), [
      'client server: POST /mcp (server/discover, no token)',
      'server client: 401 (resource_metadata, scope)',
    ]);
    const login = said.indexOf('client browser: Opens the login page ()');
    assert.deepEqual(said.slice(login + 1, login + 5), [
      'browser issuer: GET /authorize ()',
      'issuer browser: Redirects to this client ()',
      'browser client: code present, state match ()',
      'client issuer: POST /token (authorization_code)',
    ]);
    assert.ok(said.some((line) => line.endsWith('(tools/list, with token)')));
    const ids = sequence.arrows.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const arrow of sequence.arrows.filter(({ kind }) => kind === 'answer'))
      assert.equal(arrow.tookMs !== undefined, arrow.exchange !== undefined);
  });

  test('has a lane for where the login was seen to go on to, and for no host that has one', async () => {
    const trace = await traced();
    const { authorizationResponse } = trace.facts;
    assert.ok(authorizationResponse !== undefined);
    const seen = (seenAt: readonly string[]) =>
      sequenceOf({
        ...trace,
        facts: { ...trace.facts, authorizationResponse: { ...authorizationResponse, seenAt } },
      });
    const sequence = seen(['idp.example', 'other.example']);
    assert.deepEqual(sequence.lanes.at(-1), {
      id: 'upstream',
      label: 'Upstream',
      host: 'idp.example, other.example',
      dotted: true,
    });
    const said = words(sequence);
    const login = said.indexOf('browser issuer: GET /authorize ()');
    assert.deepEqual(said.slice(login + 1, login + 4), [
      'issuer upstream: Hands the login on ()',
      'upstream issuer: Hands it back ()',
      'issuer browser: Redirects to this client ()',
    ]);
    assert.equal(
      seen(['as.example', 'mcp.example']).lanes.some(({ id }) => id === 'upstream'),
      false,
    );
  });

  test('marks the answers that a finding is about, and ends where the flow stopped', async () => {
    const trace = await traced(({ endpoint }, answer) =>
      endpoint === 'token'
        ? { ...answer, status: 400, body: '{"error":"invalid_grant"}' }
        : undefined,
    );
    const stopped = trace.steps.find(({ id }) => id === trace.stop?.step);
    const { arrows } = sequenceOf(trace, { findings: trace.findings, stopped });
    const [refusal, stop] = arrows.slice(-2);
    assert.deepEqual(
      [refusal?.label, refusal?.detail, refusal?.severity],
      ['400', 'invalid_grant', 'error'],
    );
    assert.deepEqual([stop?.kind, stop?.label], ['stop', 'Stopped at Code for token']);
    assert.equal(arrows.filter(({ severity }) => severity === 'error').length, 1);
  });
});
