import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { JudgedTrace } from '../../../src/model/trace';
import { searchTrace } from '../../../src/report/search';
import { createWorld } from '../oauth/world';

async function traced(): Promise<JudgedTrace> {
  const change = (
    { endpoint }: { readonly endpoint: string },
    answer: { readonly body: string },
  ) =>
    endpoint === 'token'
      ? { ...answer, status: 400, body: '{"error":"invalid_grant"}' }
      : undefined;
  const flow = createWorld({ change: change as never }).flow({ revision: '2026-07-28' });
  flow.go('continue');
  return flow.ended();
}

suite('search in a trace', () => {
  test('finds addresses, headers, bodies, values and findings, each in its tab', async () => {
    const trace = await traced();
    const places = (text: string) =>
      searchTrace(trace, text).hits.map(({ step, tab, where }) => `${step} ${tab} ${where}`);
    assert.deepEqual(places('INVALID_GRANT').slice(-1), ['token-request response response body']);
    assert.ok(places('token-refused').includes('token-request explained finding'));
    assert.ok(places('www-authenticate').some((place) => place.endsWith('response header')));
    assert.ok(places('/.well-known/').includes('resource-metadata request request'));
    assert.ok(places('code_challenge').some((place) => place.startsWith('pkce values')));
  });

  test('says what stands around, takes every sign as it is, and finds nothing for nothing', async () => {
    const trace = await traced();
    const [hit] = searchTrace(trace, '"error": "invalid_').hits;
    assert.deepEqual(
      [hit?.before, hit?.match, hit?.after],
      ['{\n  ', '"error": "invalid_', 'grant"\n}'],
    );
    assert.equal(
      hit?.exchange,
      trace.steps.find(({ id }) => id === 'token-request')?.exchanges[0]?.id,
    );
    for (const text of ['', '  ', '.*', '[a-z', '(', '\\', 'İ'])
      assert.deepEqual(searchTrace(trace, text).hits, [], text);
  });

  test('ends at two hundred places, and takes five of a text', async () => {
    const trace = await traced();
    const [step] = trace.steps;
    assert.ok(step !== undefined);
    const note = 'e'.repeat(1000);
    const many = { ...trace, steps: Array.from({ length: 50 }, () => ({ ...step, note })) };
    const answer = searchTrace(many, 'e');
    assert.equal(answer.hits.length, 200);
    assert.equal(answer.more, true);
    const own = searchTrace({ ...trace, steps: [{ ...step, note }] }, 'eeee');
    assert.equal(own.hits.filter(({ where }) => where === 'what came of it').length, 5);
  });
});
