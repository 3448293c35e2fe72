import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { FlowRequest } from '../../../src/core';
import type { Flow } from '../../../src/oauth/engine';
import { clientKeyPem } from './client-key';
import { lastExchange, leavesNothing, settled, standsAt, stepOf, stepTo } from './flow-driver';
import { createWorld, json, type Seen, type World } from './world';

const isToken = ({ endpoint }: Seen): boolean => endpoint === 'token';
const own = { overrides: [], loginTimeout: 5, clientId: 'mine' } as const;

function formOf(world: World): URLSearchParams {
  return new URLSearchParams(world.requests.findLast(isToken)?.body);
}

test('the request that goes out next is shown, changed, sent and marked', async () => {
  const world = createWorld();
  const flow = world.flow();
  const { upcoming } = await stepTo(flow, 'token-request');
  assert.equal(upcoming?.method, 'POST');
  assert.match(upcoming?.body ?? '', /code=\{\{code\}\}&.*code_verifier=\{\{codeVerifier\}\}/);
  assert.equal(upcoming?.edited, undefined);
  const edit = {
    headers: { 'X-Mine': 'yes', accept: null },
    parameters: { resource: null, extra: 'a b' },
  };
  assert.equal(flow.edit(edit), true);
  const { upcoming: changed } = flow.trace();
  assert.equal(changed?.edited, true);
  assert.deepEqual(changed?.headers, [['x-mine', 'yes']]);
  assert.match(changed?.body ?? '', /&extra=a%20b$/);
  assert.equal(flow.edit({ ...edit, url: 'https://as.example/token?x=y' }), true);
  flow.go('next');
  const trace = await settled(flow);
  assert.equal(trace.upcoming?.edited, undefined);
  const sent = world.requests.findLast(({ url }) => url.startsWith('https://as.example/token'));
  assert.equal(sent?.url, 'https://as.example/token?x=y');
  assert.equal(sent?.headers.get('x-mine'), 'yes');
  assert.equal(sent?.headers.has('accept'), false);
  const form = new URLSearchParams(sent?.body);
  assert.equal(form.has('resource'), false);
  assert.equal(form.get('extra'), 'a b');
  assert.equal(form.get('code'), 'code-0123456789abcdef');
  flow.go('continue');
  const end = await flow.ended();
  assert.equal(lastExchange(end, 'token-request').edited, true);
  const marked = end.steps.flatMap(({ exchanges }) => exchanges.filter(({ edited }) => edited));
  assert.equal(marked.length, 1);
  flow.rewind('token-request');
  assert.equal(lastExchange(flow.trace(), 'token-request').edited, true);
  await leavesNothing(flow, world);
});

test('method and body are changed, and a request in JSON', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.url.startsWith('https://as.example/register') && seen.method === 'PUT'
        ? json({ client_id: 'put', token_endpoint_auth_method: 'none' }, 201)
        : undefined,
  });
  const flow = world.flow();
  const { upcoming } = await stepTo(flow, 'registration');
  assert.equal(JSON.parse(upcoming?.body ?? '').client_name, 'MCP Auth Inspector');
  flow.edit({ method: 'PUT', body: '{"client_name":"Other"}', parameters: { a: 'b' } });
  assert.equal(flow.trace().upcoming?.body, '{"client_name":"Other"}');
  flow.go('next');
  const trace = await settled(flow);
  assert.equal(trace.facts.client?.clientId, 'put');
  const sent = world.requests.at(-1);
  assert.deepEqual(
    [sent?.method, sent?.url, sent?.body],
    ['PUT', 'https://as.example/register?a=b', '{"client_name":"Other"}'],
  );
  assert.equal(sent?.headers.get('content-type'), 'application/json');
});

test('an edit that cannot be used is refused and changes nothing', async () => {
  const world = createWorld();
  const flow = world.flow();
  assert.equal(flow.edit({ method: 'GET' }), false);
  const before = await stepTo(flow, 'token-request');
  for (const edit of [
    { url: 'javascript:alert(1)' },
    { headers: { 'x-a': 'b\r\nx-c: d' } },
    { method: 'TRACE' },
    { headers: { authorization: 'Bearer ☃' } },
  ]) {
    assert.equal(flow.edit(edit), false);
    const { id } = lastExchange(before, 'registration');
    assert.equal(flow.resend(id, edit), false);
    assert.deepEqual(flow.trace(), before);
  }
  // Nothing is about to be sent before the callback is checked.
  flow.rewind('callback');
  assert.equal(flow.edit({ method: 'GET' }), false);
  await leavesNothing(flow, world);
});

const foreign = 'https://evil.example/token';

/** Ways for a client to prove itself, which all stay with the authorization server. */
const proofs: readonly { readonly name: string; readonly request: Partial<FlowRequest> }[] = [
  {
    name: 'a secret',
    request: { settings: own, secrets: { clientSecret: 'client-secret-0123456789' } },
  },
  {
    name: 'a signed assertion',
    request: { settings: own, secrets: { clientKey: clientKeyPem } },
  },
  { name: 'a proof of a key', request: { settings: { ...own, dpop: true } } },
];

for (const { name, request } of proofs) {
  test(`another origin gets neither code nor verifier nor ${name}`, async () => {
    const world = createWorld();
    const flow = world.flow(request);
    await stepTo(flow, 'token-request');
    assert.equal(flow.edit({ url: foreign }), true);
    flow.go('into');
    await settled(flow);
    const sent = world.requests.at(-1);
    assert.equal(sent?.url, foreign);
    assert.equal(sent?.headers.has('authorization'), false);
    assert.equal(sent?.headers.has('dpop'), false);
    const form = new URLSearchParams(sent?.body);
    assert.deepEqual([...form.keys()], ['grant_type', 'redirect_uri', 'resource']);
    // The same request at its own place has all of them.
    flow.retry();
    await settled(flow);
    const whole = world.requests.at(-1);
    assert.equal(whole?.url, 'https://as.example/token');
    assert.ok(formOf(world).has('code_verifier'));
    const proven =
      whole?.headers.has('authorization') ||
      whole?.headers.has('dpop') ||
      formOf(world).has('client_assertion');
    assert.equal(proven, true);
    await leavesNothing(flow, world);
  });
}

test('an edited request is signed anew', async () => {
  const world = createWorld({
    change: (seen) => (isToken(seen) ? json({ error: 'invalid_request' }, 400) : undefined),
  });
  const settings = { ...own, dpop: true };
  const flow = world.flow({ settings, secrets: { clientKey: clientKeyPem } });
  flow.go('continue');
  const stopped = await flow.ended();
  assert.equal(stopped.stop?.step, 'token-request');
  const url = 'https://as.example/token?edited=1';
  for (const _ of [1, 2]) {
    const { id } = lastExchange(flow.trace(), 'token-request');
    assert.equal(flow.resend(id, { url, parameters: { extra: '1' } }), true);
    const trace = await settled(flow);
    assert.equal(trace.status, 'paused');
    assert.equal(lastExchange(trace, 'token-request').edited, true);
  }
  const sent = world.requests.filter((seen) => seen.url.startsWith('https://as.example/token'));
  assert.equal(sent.length, 3);
  const assertions = sent.map(({ body }) =>
    decodeJwt(new URLSearchParams(body).get('client_assertion') ?? ''),
  );
  assert.equal(new Set(assertions.map(({ jti }) => jti)).size, 3);
  const dpop = sent.map(({ headers }) => decodeJwt(headers.get('dpop') ?? ''));
  assert.equal(new Set(dpop.map(({ jti }) => jti)).size, 3);
  assert.ok(dpop.every(({ htu, htm }) => htu === 'https://as.example/token' && htm === 'POST'));
  const thumbs = sent.map(({ headers }) =>
    JSON.stringify(decodeProtectedHeader(headers.get('dpop') ?? '').jwk),
  );
  assert.equal(new Set(thumbs).size, 1);
  await leavesNothing(flow, world);
});

test('a header field of the user stands over the credentials, and can take them away', async () => {
  const world = createWorld();
  const flow = world.flow({
    settings: own,
    secrets: { clientSecret: 'client-secret-0123456789' },
  });
  await stepTo(flow, 'token-request');
  flow.edit({ headers: { Authorization: 'Basic dHlwZWQ6dHlwZWQtc2VjcmV0' } });
  flow.go('into');
  await settled(flow);
  assert.equal(
    world.requests.findLast(isToken)?.headers.get('authorization'),
    'Basic dHlwZWQ6dHlwZWQtc2VjcmV0',
  );
  const { id } = lastExchange(flow.trace(), 'token-request');
  assert.equal(flow.resend(id, { headers: { authorization: null } }), true);
  await settled(flow);
  assert.equal(world.requests.findLast(isToken)?.headers.has('authorization'), false);
  await leavesNothing(flow, world);
});

test('what the user typed where a secret goes is shown nowhere', async () => {
  const typed = 'typed-secret-0123456789';
  const world = createWorld({
    change: (seen) =>
      isToken(seen)
        ? json({ error: 'invalid_request', error_description: `${seen.body} ${typed}` }, 400)
        : undefined,
  });
  const flow = world.flow();
  const pictures: string[] = [];
  flow.onChange(() => void pictures.push(JSON.stringify(flow.trace())));
  await stepTo(flow, 'token-request');
  const edits = [
    { parameters: { client_secret: typed } },
    { headers: { authorization: `Bearer ${typed}` } },
    { body: `client_secret=${typed}` },
    { url: `https://as.example/token?access_token=${typed}` },
  ];
  for (const edit of edits) {
    flow.rewind('token-request');
    assert.equal(flow.edit(edit), true);
    pictures.push(JSON.stringify(flow.trace()));
    flow.go('continue');
    const trace = await flow.ended();
    assert.equal(trace.status, 'stopped');
    pictures.push(JSON.stringify(trace), ...world.logs);
  }
  assert.ok(pictures.length > edits.length);
  for (const picture of pictures) assert.equal(picture.includes(typed), false);
});

test('an edit goes with the request that is made once more for its nonce', async () => {
  let asked = 0;
  const world = createWorld({
    change: (seen) => {
      if (!isToken(seen) || ++asked > 1) return undefined;
      return json({ error: 'use_dpop_nonce' }, 400, { 'dpop-nonce': 'nonce-1' });
    },
  });
  const flow = world.flow({ settings: { ...own, dpop: true } });
  await stepTo(flow, 'token-request');
  flow.edit({ parameters: { extra: 'kept' } });
  flow.go('into');
  const between = await settled(flow);
  assert.equal(standsAt(between), 'token-request');
  assert.equal(between.upcoming?.edited, true);
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  const sent = world.requests.filter(isToken);
  assert.deepEqual(
    sent.map(({ body }) => new URLSearchParams(body).get('extra')),
    ['kept', 'kept'],
  );
  assert.deepEqual(
    sent.map(({ headers }) => decodeJwt(headers.get('dpop') ?? '')['nonce']),
    [undefined, 'nonce-1'],
  );
  assert.deepEqual(
    stepOf(trace, 'token-request').exchanges.map(({ edited }) => edited),
    [true, true],
  );
});

test('an edit that was not sent is gone after a rewind', async () => {
  const world = createWorld();
  const flow: Flow = world.flow();
  await stepTo(flow, 'token-request');
  flow.edit({ parameters: { extra: 'gone' } });
  flow.rewind('token-request');
  assert.equal(flow.trace().upcoming?.edited, undefined);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.equal(formOf(world).has('extra'), false);
});
