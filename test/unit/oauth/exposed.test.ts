import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { exposedHarReport, harReport } from '../../../src/report/har-report';
import { wellFormedHar } from '../report/well-formed';
import { createWorld } from './world';

async function signedIn() {
  const world = createWorld();
  const flow = world.flow({
    server: {
      name: 'notes',
      url: 'https://mcp.example/mcp',
      transport: 'http',
      headers: { 'X-Api-Key': 'configured-secret' },
    },
  });
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  return { flow, trace };
}

suite('what is carried away with its secrets', () => {
  test('has every request and answer as it was, and names what is in them', async () => {
    const { flow, trace } = await signedIn();
    const token = flow.reveal('accessToken');
    assert.ok(token !== undefined);
    const { trace: plain, secrets, headers, people } = flow.exposed();
    const text = exposedHarReport(plain);
    wellFormedHar(text, plain);
    assert.ok(text.includes(token) && text.includes('configured-secret'));
    assert.doesNotMatch(text, /‹\d+ characters›/);
    for (const name of ['accessToken', 'code', 'codeVerifier'] as const)
      assert.ok(secrets.includes(name), name);
    assert.ok(!secrets.includes('dpopKey'));
    assert.deepEqual([...headers].sort(), ['authorization', 'x-api-key']);
    assert.equal(people, true);
    // What is shown of the same flow stays masked.
    const masked = harReport(trace) + JSON.stringify(flow.trace());
    assert.ok(!masked.includes(token) && !masked.includes('configured-secret'));
  });

  test('of one request it holds what is in that one', async () => {
    const { flow, trace } = await signedIn();
    const first = trace.steps.flatMap(({ exchanges }) => exchanges)[0];
    assert.ok(first !== undefined);
    const { trace: plain, secrets, headers } = flow.exposed(first.id);
    assert.deepEqual([secrets, headers], [[], ['x-api-key']]);
    const shown = plain.steps.flatMap(({ exchanges }) => exchanges);
    const others = shown.filter(({ id }) => id !== first.id);
    assert.deepEqual(
      others,
      trace.steps.flatMap(({ exchanges }) => exchanges).filter(({ id }) => id !== first.id),
    );
  });

  test('what is named by nothing else is said to be there', async () => {
    const flow = createWorld().flow({
      server: {
        name: 'notes',
        url: 'https://mcp.example/mcp?api_key=of-the-address',
        transport: 'http',
        headers: {},
      },
    });
    flow.go('continue');
    const trace = await flow.ended();
    const first = trace.steps.flatMap(({ exchanges }) => exchanges)[0];
    assert.ok(first !== undefined && !JSON.stringify(trace).includes('of-the-address'));
    const { secrets, others } = flow.exposed(first.id);
    assert.deepEqual([secrets, others], [[], true]);
    const plain = createWorld().flow();
    plain.go('continue');
    const [one] = (await plain.ended()).steps.flatMap(({ exchanges }) => exchanges);
    assert.equal(plain.exposed(one?.id).others, false);
  });
});
