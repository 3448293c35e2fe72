import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { jsonReport } from '../../src/report/json-report';
import { textReport } from '../../src/report/text-report';
import { type Canaries, everyEcho } from './hostile';
import { asIs, assertSafe, jwt, type Scene, scene, setStage } from './scene';

const schema = JSON.parse(await readFile('media/schemas/trace.schema.json', 'utf8'));
const validate = new Ajv2020().compile(schema);

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 300);

/** One run of a scene to its end. */
async function play(scene: Scene) {
  const stage = setStage(scene);
  const flow = stage.world.flow(stage.request);
  stage.watch(flow);
  flow.go('continue');
  const trace = await flow.ended();
  const report = jsonReport(trace);
  stage.pictures.push(JSON.stringify(trace), report, textReport(trace, true));
  assert.ok(validate(JSON.parse(report)), JSON.stringify(validate.errors));
  return { trace, stage };
}

/** The same runs each time, so that a landing never turns on luck; another seed explores further. */
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_123);
const options = { numRuns, seed, interruptAfterTimeLimit: 1_000_000, endOnFailure: false };

test('no secret shows wherever a server says it back', { timeout: 600_000 }, async () => {
  const canaries: Canaries = {
    accessToken: jwt,
    refreshToken: 'refresh/0123+456=789&abc',
    idToken: 'id-token-0123456789',
    code: 'code "0123" <456>',
    clientSecret: "secret'0123\\456%41",
    registrationAccessToken: 'registration-0123456789',
    header: 'header-0123456789',
    authMethod: 'client_secret_basic',
  };
  const request = {
    revision: '2025-11-25',
    transport: 'http',
    own: false,
    document: false,
    scope: undefined,
    call: true,
    overrides: ['issuer-mismatch', 'iss-mismatch', 'resource-mismatch'],
  } as const;
  const ends = new Set<string>();
  for (const strike of everyEcho()) {
    const scene = {
      canaries,
      browser: asIs,
      request: { ...request, overrides: [...request.overrides] },
      strikes: [strike],
    };
    const played = await play(scene);
    ends.add(played.trace.stop?.step ?? played.trace.status);
    try {
      assertSafe(scene, played.stage);
    } catch (error) {
      throw new Error(JSON.stringify(strike), { cause: error });
    }
  }
  assert.ok(ends.has('signed-in'));
});

test('whatever the servers answer, the flow ends, nothing is thrown, and no secret shows', {
  timeout: 3_000_000,
}, async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(scene, async (scene) => {
      const played = await play(scene);
      const { trace, stage } = played;
      const { world } = stage;
      const end = trace.stop?.step ?? trace.status;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      assert.ok(['signed-in', 'open', 'stopped'].includes(trace.status), trace.status);
      assert.ok(world.requests.length < 250, `${world.requests.length} requests`);
      assert.equal(world.openRedirects(), 0);
      assertSafe(scene, played.stage);
    }),
    options,
  );
  // The test is worth something only when flows get deep.
  if (numRuns >= 300) {
    const deep = ['callback', 'token-request', 'connect', 'signed-in'];
    for (const end of deep)
      assert.ok((ends.get(end) ?? 0) > 0, `${end}: ${JSON.stringify([...ends])}`);
  }
});
