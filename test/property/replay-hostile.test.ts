import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judged, replayed, traceFile } from '../../src/core';
import { revisions } from '../../src/model/revision';
import type { JudgedTrace } from '../../src/model/trace';
import { createWorld, type Endpoint, type Seen, serverUrl } from '../unit/oauth/world';
import { type Canaries, canaryAnswer, type Strike, strike, strikes } from './hostile';

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 300);
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_125);

const canaries: Canaries = {
  accessToken: 'access-token-0123456789',
  refreshToken: 'refresh/0123+456=789&abc',
  idToken: 'id-token-0123456789',
  code: 'code "0123" <456>',
  clientSecret: "secret'0123\\456%41",
  registrationAccessToken: 'registration-0123456789',
  header: 'header-0123456789',
  authMethod: 'client_secret_basic',
};
const secrets = Object.values(canaries).filter((value) => value !== canaries.authMethod);

const request = fc.record({
  revision: fc.constantFrom(...revisions),
  transport: fc.constantFrom('http' as const, 'http' as const, 'sse' as const),
  own: fc.boolean(),
  overrides: fc.subarray(['resource-mismatch', 'issuer-mismatch', 'no-discovery', 'iss-mismatch']),
  stopAfter: fc.option(fc.nat(12), { nil: undefined }),
});
type Asked = typeof request extends fc.Arbitrary<infer T> ? T : never;

function says({ url, body, headers }: Seen, secret: string): boolean {
  const encoded = new URLSearchParams({ a: secret }).toString().slice(2);
  const text = [url, body, ...[...headers].map(([, value]) => value)].join(' ');
  return text.includes(secret) || text.includes(encoded);
}

/** One run against servers that answer so, to its end or until it was called off. */
async function record(asked: Asked, hits: readonly Strike[]): Promise<JudgedTrace> {
  const visits = new Map<Endpoint, number>();
  const heard = new Set([canaries.header]);
  let requests = 0;
  const world = createWorld({
    change(seen) {
      if (requests++ === asked.stopAfter) flow.stop();
      for (const secret of secrets) if (says(seen, secret)) heard.add(secret);
      const visit = visits.get(seen.endpoint) ?? 0;
      visits.set(seen.endpoint, visit + 1);
      const meant = hits.filter(
        (hit) => hit.endpoint === seen.endpoint && (hit.visit === 'all' || hit.visit === visit),
      );
      let answer = canaryAnswer(seen, canaries);
      for (const { change } of meant) {
        const made = strike(answer, change, [...heard]);
        if (made === 'hang') return new Promise(() => {});
        if (made === 'break') return Response.error();
        if ('fail' in made) return Promise.reject(new TypeError('fetch failed'));
        answer = made;
      }
      return answer;
    },
  });
  const { revision, transport, own, overrides } = asked;
  const flow = world.flow({
    revision,
    server: { name: 'notes', url: serverUrl, transport, headers: { 'X-Mine': canaries.header } },
    settings: { overrides, loginTimeout: 0.05, ...(own && { clientId: 'client-of-mine' }) },
    limits: { ms: 500, sessionMs: 500 },
    ...(own && { secrets: { clientSecret: canaries.clientSecret } }),
  });
  flow.go('continue');
  return flow.ended();
}

test('whatever the servers answered, the file holds no secret and the replay is the recording', {
  timeout: 3_000_000,
}, async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(request, strikes, async (asked, hits) => {
      const trace = await record(asked, hits);
      const text = traceFile.write(trace);
      for (const secret of [...secrets, encodeURIComponent(canaries.code)]) {
        assert.ok(!text.includes(secret), `${secret} is in the file`);
      }
      const opened = traceFile.read(text);
      assert.ok(opened.ok, opened.ok ? '' : opened.why);
      const saved = judged(opened.trace);
      assert.deepEqual(saved.findings, trace.findings);
      const again = replayed(saved);
      const end = again.stop?.code ?? again.status;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      // What a server echoed of a secret is masked, and a replay says so rather than guess.
      if (end !== 'not-recorded') assert.deepEqual(again, saved);
      for (const revision of revisions) replayed(saved, { revision });
    }),
    { numRuns, seed, endOnFailure: false },
  );
  // The test is worth something only when recordings end in many ways.
  if (numRuns >= 300) {
    for (const end of [
      'signed-in',
      'cancelled',
      'token-unusable',
      'session-failed',
      'no-discovery',
    ])
      assert.ok((ends.get(end) ?? 0) > 0, `${end}: ${JSON.stringify([...ends])}`);
  }
});
