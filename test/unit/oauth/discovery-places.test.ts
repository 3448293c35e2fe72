import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import type { Revision } from '../../../src/model/revision';
import type { JudgedTrace } from '../../../src/model/trace';
import { discoveryPlaces } from '../../../src/oauth/discovery-places';
import { type Change, createWorld, json } from './world';

async function traced(change?: Change, revision: Revision = '2025-11-25'): Promise<JudgedTrace> {
  const flow = createWorld(change ? { change } : {}).flow({ revision });
  flow.go('continue');
  return flow.ended();
}

const told = (trace: JudgedTrace, step: StepId) =>
  discoveryPlaces(step, trace).map(({ url, state, came }) => `${state} ${url}: ${came}`);

test('the address that was named is used, and the others were spared', async () => {
  const trace = await traced();
  assert.deepEqual(told(trace, 'resource-metadata'), [
    'used https://mcp.example/.well-known/oauth-protected-resource/mcp: answered 200',
    'spared https://mcp.example/.well-known/oauth-protected-resource: not asked, since another answered',
    'spared https://mcp.example: the fallback of MCP 2025-03-26; later revisions have none',
  ]);
  assert.deepEqual(told(trace, 'server-metadata'), [
    'used https://as.example/.well-known/oauth-authorization-server: answered 200',
    'spared https://as.example/.well-known/openid-configuration: not asked, since another answered',
  ]);
  assert.deepEqual(told(trace, 'registration'), []);
});

test('what was asked in vain says what it answered', async () => {
  const trace = await traced(({ endpoint, url }, answer) => {
    if (endpoint === 'refusal')
      return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Bearer' } };
    return url.endsWith('/oauth-protected-resource/mcp') ||
      url.endsWith('/oauth-authorization-server')
      ? json({}, 404)
      : undefined;
  });
  const [path, root] = discoveryPlaces('resource-metadata', trace);
  assert.deepEqual([path?.state, path?.came], ['asked', 'answered 404']);
  assert.equal(root?.url, 'https://mcp.example/.well-known/oauth-protected-resource');
  assert.equal(root?.state === 'spared', false);
});

test('where nothing is found, no address is used', async () => {
  const trace = await traced(({ endpoint }) =>
    endpoint === 'resource-metadata' ? json({}, 404) : undefined,
  );
  assert.equal(trace.status, 'stopped');
  const states = discoveryPlaces('resource-metadata', trace).map(({ state }) => state);
  assert.ok(!states.includes('used') && states.includes('asked'), states.join());
  assert.deepEqual(told(trace, 'server-metadata'), []);
});

test('by 2025-03-26 the origin is gone by, and there is no document', async () => {
  const trace = await traced(undefined, '2025-03-26');
  assert.deepEqual(told(trace, 'resource-metadata'), ['used https://mcp.example: gone by']);
  const [first] = discoveryPlaces('server-metadata', trace);
  assert.equal(first?.url, 'https://mcp.example/.well-known/oauth-authorization-server');
});
