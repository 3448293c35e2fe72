/** A flow among servers that say what fast-check makes of them, and all that was said and shown on the way. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FlowRequest } from '../../src/core';
import { revisions } from '../../src/model/revision';
import { addressKind } from '../../src/oauth/address';
import type { Flow } from '../../src/oauth/engine';
import {
  type Answer,
  createWorld,
  type Endpoint,
  serverUrl,
  signToken,
  type World,
} from '../unit/oauth/world';
import { type Canaries, canaryAnswer, type Strike, strike, strikes } from './hostile';

export const jwt = await signToken({ note: 'canary', nonce: 'nonce-4f1a' });
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

export const asIs = (url: URL): URL => url;
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

export const scene = fc.record({ canaries, browser, request, strikes });
export type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

/** A stage is set for one flow. */
export interface Stage {
  readonly world: World;
  readonly request: Partial<FlowRequest>;
  /** Secrets that the client knows. */
  readonly heard: Set<string>;
  /** Where servers have named token endpoints. */
  readonly tokenOrigins: ReadonlySet<string>;
  /** Everything that was shown. */
  readonly pictures: string[];
  /** Takes a picture now and at every change. */
  watch(flow: Flow): void;
}

/** The world of a scene; nothing has been said in it. `typed`: secrets that only the user can bring in. */
export function setStage(
  { canaries: secret, browser, request, strikes: hits }: Scene,
  typed: readonly string[] = [],
): Stage {
  const heard = new Set<string>([secret.header]);
  const known = new Set<string>(['header']);
  const visits = new Map<Endpoint, number>();
  const tokenOrigins = new Set<string>();
  const pictures: string[] = [];
  const all = Object.entries(secret).filter(([name]) => name !== 'authMethod');
  const world = createWorld({
    browser: (url) => {
      const state = url.searchParams.get('state');
      if (state) heard.add(state);
      const code = url.searchParams.get('code');
      const returned = browser(url);
      if (code && returned.searchParams.get('code') === code) heard.add(code);
      return returned;
    },
    change: (seen) => {
      const visit = visits.get(seen.endpoint) ?? 0;
      visits.set(seen.endpoint, visit + 1);
      for (const value of [...all.map(([, value]) => value), ...typed])
        if (saysIn(seen, value)) heard.add(value);
      for (const name of ['code_verifier', 'state', 'code']) {
        const value =
          new URLSearchParams(seen.body).get(name) ?? new URL(seen.url).searchParams.get(name);
        if (value && value.length >= 8) heard.add(value);
      }
      const healthy = canaryAnswer(seen, secret);
      const issues = seen.endpoint === 'token' || seen.endpoint === 'register';
      const issued = issues
        ? all.filter(([, value]) => healthy.body.includes(JSON.stringify(value)))
        : [];
      const sayable = [...new Set([...heard, ...issued.map(([, value]) => value)])];
      const answer = hits
        .filter(
          (hit: Strike) =>
            hit.endpoint === seen.endpoint && (hit.visit === 'all' || hit.visit === visit),
        )
        .reduce<ReturnType<typeof strike>>(
          (made, hit) =>
            typeof made === 'string' || 'fail' in made ? made : strike(made, hit.change, sayable),
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
      if (issues) {
        for (const [name, value] of all) {
          if (keeps(answer, value)) {
            known.add(name);
            heard.add(value);
          } else if (!known.has(name)) heard.delete(value);
        }
      }
      return answer;
    },
  });
  return {
    world,
    request: flowRequest(request, secret),
    heard,
    tokenOrigins,
    pictures,
    watch(flow) {
      const take = (): void => void pictures.push(JSON.stringify(flow.trace()));
      take();
      flow.onChange(take);
    },
  };
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

/**
 * No secret in any picture, none sent to an origin that it does not belong to, and nothing sent in
 * the clear or to a private address without an override. The world's own server is a public one.
 */
export function assertSafe(
  { canaries: secret, request: { overrides } }: Scene,
  { pictures, heard, world, tokenOrigins }: Stage,
): void {
  const shown = [...new Set([...pictures, ...world.logs])].map((picture) => picture.toLowerCase());
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
