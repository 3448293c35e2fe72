import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { FlowRequest } from '../../src/core';
import { revisions } from '../../src/model/revision';
import { addressKind } from '../../src/oauth/address';
import { jsonReport } from '../../src/report/json-report';
import { textReport } from '../../src/report/text-report';
import { type Answer, createWorld, type Endpoint, serverUrl, signToken } from '../unit/oauth/world';
import { type Canaries, canaryAnswer, everyEcho, type Strike, strike, strikes } from './hostile';

const schema = JSON.parse(await readFile('media/schemas/trace.schema.json', 'utf8'));
const validate = new Ajv2020().compile(schema);

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 300);

const jwt = await signToken({ note: 'canary', nonce: 'nonce-4f1a' });
const word = fc.stringMatching(/^[A-Za-z0-9._~/+=-]{14,32}$/);
const oddWord = fc.stringMatching(/^[ -~]{14,32}$/).filter((text) => text === text.trim());

const canaries: fc.Arbitrary<Canaries> = fc.record({
  accessToken: fc.oneof(word, fc.constant(jwt)),
  refreshToken: oddWord,
  idToken: fc.oneof(word, fc.constant(`${jwt.slice(0, -4)}abcd`)),
  code: oddWord,
  clientSecret: oddWord,
  registrationAccessToken: word,
  header: word,
  authMethod: fc.constantFrom('none', 'client_secret_basic', 'client_secret_post'),
});

const asIs = (url: URL): URL => url;
const browser = fc.oneof(
  { weight: 4, arbitrary: fc.constant(asIs) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<(url: URL) => URL>(
      without('state'),
      without('iss'),
      without('code'),
      instead('state', 'another-state-0123456789'),
      instead('iss', 'https://evil.example'),
      instead('error', 'access_denied'),
      (url) => instead('error_description', url.search)(instead('error', 'x')(url)),
    ),
  },
);

function without(name: string): (url: URL) => URL {
  return (url) => {
    url.searchParams.delete(name);
    return url;
  };
}

function instead(name: string, value: string): (url: URL) => URL {
  return (url) => {
    url.searchParams.set(name, value);
    return url;
  };
}

const request = fc.record({
  revision: fc.constantFrom(...revisions),
  transport: fc.oneof(
    { weight: 9, arbitrary: fc.constant('http' as const) },
    { weight: 1, arbitrary: fc.constant('sse' as const) },
  ),
  own: fc.boolean(),
  document: fc.boolean(),
  scope: fc.option(fc.constantFrom('notes:read', 'offline_access x'), { nil: undefined }),
  call: fc.boolean(),
  overrides: fc.subarray([
    'resource-mismatch',
    'issuer-mismatch',
    'no-discovery',
    'pkce-not-advertised',
    'insecure-endpoint',
    'iss-mismatch',
    'private-address',
  ]),
});

const scene = fc.record({ canaries, browser, request, strikes });
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

/** One run of a scene, with everything that was said and shown on the way. */
async function play({ canaries: secret, browser: back, request: asked, strikes: hits }: Scene) {
  const heard = new Set<string>([secret.header]);
  const visits = new Map<Endpoint, number>();
  const tokenOrigins = new Set<string>();
  const all = Object.entries(secret).filter(([name]) => name !== 'authMethod');
  const world = createWorld({
    browser: (url) => {
      const state = url.searchParams.get('state');
      if (state) heard.add(state);
      const code = url.searchParams.get('code');
      const returned = back(url);
      if (code && returned.searchParams.get('code') === code) heard.add(code);
      return returned;
    },
    change: (seen) => {
      const visit = visits.get(seen.endpoint) ?? 0;
      visits.set(seen.endpoint, visit + 1);
      for (const [, value] of all) if (saysIn(seen, value)) heard.add(value);
      for (const name of ['code_verifier', 'state', 'code']) {
        const value =
          new URLSearchParams(seen.body).get(name) ?? new URL(seen.url).searchParams.get(name);
        if (value && value.length >= 8) heard.add(value);
      }
      const healthy = canaryAnswer(seen, secret);
      if (seen.endpoint === 'token' || seen.endpoint === 'register') {
        for (const [, value] of all)
          if (healthy.body.includes(JSON.stringify(value))) heard.add(value);
      }
      const answer = hits
        .filter(
          (hit: Strike) =>
            hit.endpoint === seen.endpoint && (hit.visit === 'all' || hit.visit === visit),
        )
        .reduce<ReturnType<typeof strike>>(
          (made, hit) =>
            typeof made === 'string' || 'fail' in made
              ? made
              : strike(made, hit.change, [...heard]),
          healthy,
        );
      if (answer === 'hang') return new Promise(() => {});
      if (answer === 'break') return broken();
      if ('fail' in answer) {
        return Promise.reject(
          new TypeError('fetch failed', {
            cause: Object.assign(new Error('no'), { code: answer.fail }),
          }),
        );
      }
      const endpoint = tokenEndpointOf(answer);
      if (endpoint !== undefined) tokenOrigins.add(endpoint);
      // What a broken answer says of new secrets is hidden by name, and not known by value afterwards.
      if (seen.endpoint === 'token' || seen.endpoint === 'register') {
        for (const [name, value] of all)
          if (!keeps(answer, value) && !known.has(name)) heard.delete(value);
        for (const [name, value] of all) if (keeps(answer, value)) known.add(name);
      }
      return answer;
    },
  });
  const known = new Set<string>(['header']);
  const flow = world.flow(flowRequest(asked, secret));
  const pictures: string[] = [];
  flow.onChange(() => void pictures.push(JSON.stringify(flow.trace())));
  flow.go('continue');
  const trace = await flow.ended();
  const report = jsonReport(trace);
  pictures.push(JSON.stringify(trace), report, textReport(trace, true), ...world.logs);
  assert.ok(validate(JSON.parse(report)), JSON.stringify(validate.errors));
  return { trace, pictures, heard, world, tokenOrigins };
}

function flowRequest(asked: Scene['request'], secret: Canaries): Partial<FlowRequest> {
  const { revision, transport, own, document, scope, call, overrides } = asked;
  return {
    revision,
    server: { name: 'notes', url: serverUrl, transport, headers: { 'X-Mine': secret.header } },
    settings: {
      overrides,
      loginTimeout: 0.05,
      ...(own && { clientId: 'client-of-mine' }),
      ...(document && { clientMetadataUrl: 'https://client.example/metadata.json' }),
      ...(scope !== undefined && { scope }),
      ...(call && { call: { tool: 'add', arguments: {} } }),
    },
    limits: { ms: 500, sessionMs: 500 },
    ...(own && { secrets: { clientSecret: secret.clientSecret } }),
  };
}

function saysIn(seen: { url: string; body: string; headers: Headers }, value: string): boolean {
  const texts = [seen.url, seen.body, ...[...seen.headers].map(([, text]) => text)];
  return texts.some(
    (text) =>
      text.includes(value) || text.includes(new URLSearchParams({ a: value }).toString().slice(2)),
  );
}

function broken(): Response {
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"half":'));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

function tokenEndpointOf(answer: Answer): string | undefined {
  try {
    const { token_endpoint: endpoint } = JSON.parse(answer.body);
    return new URL(endpoint).origin;
  } catch {
    return undefined;
  }
}

function keeps(answer: Answer, value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(answer.body);
    const members = [
      'access_token',
      'refresh_token',
      'id_token',
      'client_secret',
      'registration_access_token',
    ];
    return (
      typeof parsed === 'object' &&
      parsed !== null &&
      Object.entries(parsed).some(([name, inner]) => members.includes(name) && inner === value)
    );
  } catch {
    return false;
  }
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
      assertSafe(scene, played);
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
      const { trace, world } = played;
      const end = trace.stop?.step ?? trace.status;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      assert.ok(['signed-in', 'open', 'stopped'].includes(trace.status), trace.status);
      assert.ok(world.requests.length < 250, `${world.requests.length} requests`);
      assert.equal(world.openRedirects(), 0);
      assertSafe(scene, played);
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

/**
 * No secret in any picture, none sent to an origin that it does not belong to, and nothing sent in
 * the clear or to a private address without an override. The world's own server is a public one.
 */
function assertSafe(
  { canaries: secret, request: { overrides } }: Scene,
  { pictures, heard, world, tokenOrigins }: Awaited<ReturnType<typeof play>>,
): void {
  const shown = pictures.map((picture) => picture.toLowerCase());
  for (const value of heard) {
    for (const form of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]) {
      for (const picture of shown) {
        const at = picture.indexOf(form.toLowerCase());
        if (at !== -1)
          assert.fail(`${value} shows in: ${picture.slice(Math.max(0, at - 200), at + 200)}`);
      }
    }
  }
  for (const seen of world.requests) {
    const { protocol, origin, hostname } = new URL(seen.url);
    assert.match(protocol, /^https?:$/);
    if (!overrides.includes('private-address'))
      assert.ok(['name', 'public'].includes(addressKind(hostname)), seen.url);
    if (!overrides.includes('insecure-endpoint'))
      assert.ok(protocol === 'https:' || addressKind(hostname) === 'loopback', seen.url);
    const authorization = seen.headers.get('authorization') ?? '';
    if (origin !== 'https://mcp.example') {
      assert.equal(seen.headers.has('x-mine'), false, seen.url);
      assert.equal(authorization.startsWith('Bearer '), false, seen.url);
    }
    const form = new URLSearchParams(seen.body);
    const proves = form.has('code_verifier') || form.get('client_secret') === secret.clientSecret;
    if (proves || authorization.startsWith('Basic ')) {
      const legacy = origin === 'https://mcp.example';
      assert.ok(
        legacy || tokenOrigins.has(origin),
        `${origin} got what belongs to ${[...tokenOrigins]}`,
      );
    }
  }
}
