import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedPlaces } from './named-places';
import {
  type Change,
  createWorld,
  type Endpoint,
  healthyAnswer,
  issuer,
  json,
  type Seen,
  serverUrl,
  signToken,
  type World,
} from './world';

const configured = 'configured-0123456789';

async function run(change: Change, world: World = createWorld({ change })) {
  const flow = world.flow({
    server: {
      name: 'notes',
      url: serverUrl,
      transport: 'http',
      headers: { 'X-Key': configured },
    },
    settings: { overrides: [], loginTimeout: 0.2, call: { tool: 'add', arguments: {} } },
  });
  flow.go('continue');
  return { trace: await flow.ended(), world };
}

const originOf = ({ url }: Seen): string => new URL(url).origin;
const own = new URL(serverUrl).origin;

/** Neither the server's origin nor the issuer's, by host, by port, or by scheme alone. */
const elsewhere = [
  'https://elsewhere.example/x',
  'https://mcp.example:8443/mcp',
  'http://mcp.example/mcp',
  'https://sub.mcp.example/mcp',
  'https://as.example:8443/token',
  'http://as.example/token',
] as const;

const redirecting: readonly Endpoint[] = [
  'refusal',
  'resource-metadata',
  'server-metadata',
  'register',
  'token',
  'jwks',
  'session',
];

for (const endpoint of redirecting) {
  test(`C56: a redirect of ${endpoint} to another origin is not followed, so nothing goes there`, async () => {
    for (const location of elsewhere) {
      for (const status of [302, 307, 308]) {
        const { world } = await run((seen) =>
          seen.endpoint === endpoint ? { status, headers: { location }, body: '' } : undefined,
        );
        assert.ok(
          world.requests.some((seen) => seen.endpoint === endpoint),
          endpoint,
        );
        assert.deepEqual(
          world.requests.filter((seen) => ![own, issuer].includes(originOf(seen))),
          [],
          location,
        );
      }
    }
  });
}

for (const [place, { naming }] of Object.entries(namedPlaces)) {
  test(`C57: ${place} at another port or host of the server gets neither token nor configured headers`, async () => {
    for (const url of ['https://mcp.example:8443/mcp', 'https://sub.mcp.example/mcp']) {
      const { world } = await run(naming(url));
      const there = world.requests.filter((seen) => originOf(seen) === new URL(url).origin);
      assert.notDeepEqual(there, [], url);
      for (const { headers } of there) {
        assert.equal(headers.has('x-key'), false);
        assert.equal(headers.has('authorization'), false);
      }
    }
  });
}

test('C46, C47: the token is in the header of every request of the session and in no query', async () => {
  const { trace, world } = await run(() => undefined);
  assert.equal(trace.status, 'signed-in');
  const session = world.requests.filter((seen) => seen.endpoint === 'session');
  assert.ok(session.length >= 5);
  const [token = ''] = session.map((seen) => seen.headers.get('authorization')?.slice(7));
  assert.ok(token.startsWith('ey'));
  for (const seen of session) {
    assert.equal(seen.headers.get('authorization'), `Bearer ${token}`);
    assert.equal(seen.headers.get('x-key'), configured);
  }
  const verifier = world.requests
    .map((seen) => new URLSearchParams(seen.body).get('code_verifier'))
    .find((value) => value !== null);
  for (const secret of [token, verifier ?? assert.fail('no verifier was sent'), configured]) {
    for (const url of [...world.requests.map((seen) => seen.url), ...world.pages]) {
      assert.equal(decodeURIComponent(url).includes(secret), false, url);
    }
  }
  for (const seen of world.requests.filter((one) => originOf(one) !== own)) {
    assert.equal(seen.headers.has('x-key'), false, seen.url);
    assert.equal(seen.headers.has('authorization'), false, seen.url);
  }
});

test('C48: when the server has moved to another authorization server, it gets no token of the old one', async () => {
  const next = 'https://next.example';
  const second = await signToken({ iss: next, scope: 'notes:read notes:write' });
  const moved = (text: string): string => text.replaceAll(issuer, next);
  let first: string | undefined;
  const paths: { readonly [path: string]: Endpoint } = {
    '/.well-known/oauth-authorization-server': 'server-metadata',
    '/register': 'register',
    '/authorize': 'authorize',
    '/token': 'token',
    '/jwks': 'jwks',
  };
  const world = createWorld({
    change: (seen, healthy) => {
      if (originOf(seen) === next) {
        const answer = healthyAnswer({
          ...seen,
          endpoint: paths[new URL(seen.url).pathname] ?? 'elsewhere',
        });
        if (seen.url.endsWith('/token'))
          return json({ ...JSON.parse(answer.body), access_token: second });
        const location = answer.headers['location'];
        return {
          ...answer,
          headers: {
            ...answer.headers,
            ...(location !== undefined && {
              location: location.replace(encodeURIComponent(issuer), encodeURIComponent(next)),
            }),
          },
          body: moved(answer.body),
        };
      }
      const token = seen.headers.get('authorization')?.slice(7);
      if (seen.body.includes('tools/call') && token !== second) {
        first = token;
        return {
          status: 403,
          headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="notes:write"' },
          body: '',
        };
      }
      if (seen.endpoint === 'resource-metadata' && first !== undefined)
        return { ...healthy, body: moved(healthy.body) };
      return undefined;
    },
  });
  const { trace } = await run(() => undefined, world);
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  const at = world.requests.findLastIndex((seen) => seen.endpoint === 'resource-metadata');
  const after = world.requests.slice(at);
  const bearers = after.map((seen) => seen.headers.get('authorization')).filter(Boolean);
  assert.ok(bearers.length >= 4);
  assert.deepEqual([...new Set(bearers)], [`Bearer ${second}`]);
  const said = JSON.stringify(after.map(({ url, body }) => [url, body]));
  assert.equal(said.includes(first ?? assert.fail('no first token')), false);
});

test('C48: a saved sign-in is used at the server that it was made for, and at no other', async () => {
  const { world } = await run(() => undefined);
  const before = world.requests.length;
  for (const url of ['https://mcp.example/other', 'https://mcp.example:8443/mcp']) {
    const flow = world.flow({
      errand: 'reconnect',
      server: { name: 'notes', url, transport: 'http', headers: {} },
    });
    flow.go('continue');
    assert.equal((await flow.ended()).stop?.code, 'no-stored-token');
  }
  assert.equal(world.requests.length, before);
});
