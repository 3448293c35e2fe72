import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredToken, TokenSet } from '../../../src/model/tokens';
import { isStillGood, refreshOnce, renewalMargin } from '../../../src/oauth/refresh-once';
import { leavesNothing, stepOf } from './flow-driver';
import { createWorld, json, type World } from './world';

const now = 1_000_000;

function stored(tokens: Partial<TokenSet>, obtainedAt = 1): StoredToken {
  return {
    tokens: { tokenType: 'Bearer', accessToken: { length: 9 }, ...tokens },
    issuer: 'https://as.example',
    resource: 'https://h/mcp',
    tokenEndpoint: 'https://as.example/token',
    grant: 'authorization_code',
    dpopBound: false,
    obtainedAt,
    client: {
      clientId: 'c',
      way: 'dynamic',
      issuer: 'https://as.example',
      authMethod: 'none',
      hasSecret: false,
    },
  };
}

test('a token is good until a little before its end, and without an end always', () => {
  assert.equal(isStillGood(stored({}), now), true);
  assert.equal(isStillGood(stored({ expiresAt: now + renewalMargin + 1 }), now), true);
  assert.equal(isStillGood(stored({ expiresAt: now + renewalMargin }), now), false);
  assert.equal(isStillGood(stored({ expiresAt: now - 1 }), now), false);
});

test('C53: a renewal that somebody else has made is taken, if it is good', () => {
  const seen = stored({ expiresAt: now });
  const fresh = stored({ expiresAt: now + 3_600_000 }, 2);
  assert.equal(refreshOnce(seen, undefined, now), 'gone');
  assert.equal(refreshOnce(seen, seen, now), 'refresh');
  assert.equal(refreshOnce(seen, structuredClone(seen), now), 'refresh');
  assert.equal(refreshOnce(seen, fresh, now), 'take-saved');
  // Within one tick of a clock only the tokens tell.
  assert.equal(refreshOnce(seen, { ...fresh, obtainedAt: 1 }, now), 'take-saved');
  assert.equal(refreshOnce(seen, stored({ expiresAt: now + 1 }, 2), now), 'refresh');
  // A token that the server has refused is the same one still, however long it says it lasts.
  const refused = { ...stored({ expiresAt: now + 3_600_000 }), refusedByServer: true } as const;
  assert.equal(refreshOnce(refused, stored({ expiresAt: now + 3_600_000 }), now), 'refresh');
});

async function signedIn(world: World): Promise<void> {
  const flow = world.flow();
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
}

async function reconnected(world: World) {
  const flow = world.flow({ errand: 'reconnect' });
  flow.go('continue');
  const trace = await flow.ended();
  await leavesNothing(flow, world);
  return trace;
}

const refreshes = ({ requests }: World): number =>
  requests.filter(({ body }) => body.includes('grant_type=refresh_token')).length;

test('a token that was refused and renewed is not taken for a refused one ever after', async () => {
  let refuses = false;
  const world = createWorld({
    change: ({ endpoint }) =>
      endpoint === 'session' && refuses && refreshes(world) === 0
        ? { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, body: '' }
        : undefined,
  });
  await signedIn(world);
  refuses = true;
  assert.equal((await reconnected(world)).status, 'signed-in');
  assert.equal(refreshes(world), 1);
  for (let times = 0; times < 3; times += 1) {
    const trace = await reconnected(world);
    assert.equal(trace.status, 'signed-in');
    assert.equal(stepOf(trace, 'refresh').note, 'still good');
  }
  assert.equal(refreshes(world), 1);
});

test('C53: flows that want to renew at the same moment ask the server once', async () => {
  const world = createWorld({
    change: async (seen, healthy) => {
      if (!seen.body.includes('grant_type=refresh_token')) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return json({ ...JSON.parse(healthy.body), refresh_token: `rotated-${refreshes(world)}` });
    },
  });
  await signedIn(world);
  const now = (): number => world.ports.now() + 7_200_000;
  const ports = { ...world.ports, now };
  const flows = Array.from({ length: 5 }, () => world.flow({ errand: 'reconnect', ports }));
  for (const flow of flows) flow.go('continue');
  const traces = await Promise.all(flows.map((flow) => flow.ended()));
  assert.deepEqual(
    traces.map(({ status }) => status),
    flows.map(() => 'signed-in'),
  );
  assert.equal(refreshes(world), 1);
  const notes = traces.map((trace) => stepOf(trace, 'refresh').note);
  assert.deepEqual(notes.toSorted(), [
    'renewed',
    ...Array.from({ length: 4 }, () => 'renewed elsewhere'),
  ]);
});

test('a retried refresh waits for its turn and reads the sign-in again', async () => {
  let broken = true;
  const world = createWorld({
    change: ({ body }) =>
      body.includes('grant_type=refresh_token') && broken
        ? json({ error: 'temporarily_unavailable' }, 503)
        : undefined,
  });
  await signedIn(world);
  const ports = { ...world.ports, now: () => world.ports.now() + 7_200_000 };
  const flow = world.flow({ errand: 'reconnect', ports });
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.code, 'refresh-refused');
  broken = false;
  // Somebody else renews meanwhile, so there is nothing left to ask.
  const other = world.flow({ errand: 'reconnect', ports });
  other.go('continue');
  assert.equal((await other.ended()).status, 'signed-in');
  flow.retry();
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  assert.equal(stepOf(trace, 'refresh').note, 'renewed elsewhere');
  assert.equal(refreshes(world), 2);
  await leavesNothing(flow, world);
});
