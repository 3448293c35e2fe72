import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointsOf } from '../../../src/oauth/insecure';
import { readServerMetadata } from '../../../src/oauth/metadata';
import { checkFindings, resolve } from '../rules/check-findings';
import { namedPlaces } from './named-places';
import { type Change, createWorld, json } from './world';

const plain = 'http://login.example/x';

async function run(change: Change, overrides: readonly string[] = [], url?: string) {
  const world = createWorld({ change });
  const flow = world.flow({
    settings: { overrides, loginTimeout: 0.2 },
    ...(url !== undefined && {
      server: { name: 'notes', url, transport: 'http' as const, headers: {} },
    }),
  });
  flow.go('continue');
  const trace = await flow.ended();
  const sent = [...world.requests.map((one) => one.url), ...world.pages];
  return { trace, sent, to: (host: string) => sent.filter((one) => new URL(one).host === host) };
}

for (const [place, { naming }] of Object.entries(namedPlaces)) {
  test(`C56: ${place} without https stops before anything is sent there`, async () => {
    const { trace, to } = await run(naming(plain));
    assert.equal(trace.stop?.code, 'insecure-endpoint');
    assert.equal(trace.stop.override, 'insecure-endpoint');
    assert.deepEqual(to('login.example'), []);
    assert.deepEqual(
      trace.findings.map((finding) => finding.rule),
      ['insecure-endpoint'],
    );
    checkFindings(trace);
    const [pointer = ''] = trace.findings[0]?.evidence ?? [];
    assert.match(JSON.stringify(resolve(trace, pointer)), /login\.example/, pointer);
  });

  test(`C56: the override lets the sign-in go on to ${place} without https`, async () => {
    const { to } = await run(naming(plain), ['insecure-endpoint']);
    assert.notDeepEqual(to('login.example'), []);
  });

  test(`C56: ${place} without https on this machine needs no override`, async () => {
    const { trace } = await run(naming('http://127.0.0.1:8080/x'));
    // The server is a public one here, which is another matter.
    assert.equal(trace.stop?.code, 'private-address');
  });
}

test('C56: a server in a private network is asked without https by the override only', async () => {
  for (const url of ['http://192.168.1.20:8000/mcp', 'http://compose-service:8000/mcp']) {
    const { host } = new URL(url);
    const stopped = await run(() => undefined, [], url);
    assert.equal(stopped.trace.stop?.code, 'insecure-endpoint');
    assert.equal(stopped.trace.stop.step, 'first-request');
    assert.deepEqual(stopped.sent, []);
    checkFindings(stopped.trace);
    const allowed = await run(() => undefined, ['insecure-endpoint'], url);
    assert.ok(allowed.to(host).length > 0);
    assert.equal(allowed.to(host).length, allowed.sent.length);
  }
});

const names = [
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'jwks_uri',
] as const;

test('C15, C56: every endpoint of server metadata is checked, used in this sign-in or not', async () => {
  const document = Object.fromEntries(names.map((name) => [name, `https://as.example/${name}`]));
  const metadata = readServerMetadata(document) ?? assert.fail('it is an object');
  assert.deepEqual(endpointsOf(metadata).toSorted(), Object.values(document).toSorted());
  for (const name of names) {
    const { trace, to } = await run((seen, healthy) =>
      seen.endpoint === 'server-metadata'
        ? json({ ...JSON.parse(healthy.body), [name]: plain })
        : undefined,
    );
    assert.equal(trace.stop?.code, 'insecure-endpoint', name);
    assert.deepEqual(
      trace.findings[0]?.evidence.map((one) => one.split('/').at(-1)),
      [name],
    );
    assert.deepEqual(to('login.example'), []);
  }
});

test('an endpoint that is no address is not called insecure', async () => {
  const { trace } = await run((seen, healthy) =>
    seen.endpoint === 'server-metadata'
      ? json({ ...JSON.parse(healthy.body), revocation_endpoint: '/revoke' })
      : undefined,
  );
  assert.equal(trace.status, 'signed-in');
});

test('C15, C56: the token of a registration does not go out in the clear to ask about it', async () => {
  const world = createWorld({
    change: (seen, healthy) =>
      seen.endpoint === 'register'
        ? json(
            {
              ...JSON.parse(healthy.body),
              registration_client_uri: plain,
              registration_access_token: 'registration-0123456789',
            },
            201,
          )
        : undefined,
  });
  const asked = () => world.requests.filter(({ url }) => url === plain).length;
  for (const overrides of [[], [], ['insecure-endpoint']]) {
    assert.equal(asked(), 0);
    const flow = world.flow({ settings: { overrides, loginTimeout: 5 } });
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  }
  assert.equal(asked(), 1, 'the override lets it');
});
