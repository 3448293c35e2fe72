import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayed } from '../../../src/core';
import type { JudgedTrace } from '../../../src/model/trace';
import type { RunningFault } from '../../server/fault';
import { startCheckedPair } from '../../server/faults/parts/checked-pair';
import { startPair } from '../../server/faults/parts/pair';
import { severalFaultsChecked } from '../../server/faults/several-faults-checked';
import { startMcpServer } from '../../server/mcp-server';
import { startHealthyTwoIssuers } from '../../server/scenarios/healthy-two-issuers';
import { createHeadless, runHeadless } from '../rules/headless-run';

async function checked(server: RunningFault, more: RunningFault['run'] = {}): Promise<JudgedTrace> {
  try {
    return (await runHeadless(server.url, { ...server.run, ...more, errands: ['check'] })).trace;
  } finally {
    await server.close();
  }
}

function exchangesIn(trace: JudgedTrace, step: string) {
  return trace.steps.find(({ id }) => id === step)?.exchanges ?? [];
}

test('a check ends without a sign-in, names the way of registration, and registers nobody', async () => {
  const pair = await startPair();
  const trace = await checked(pair);
  assert.equal(trace.status, 'checked');
  assert.equal(trace.facts.clientIdentity?.way, 'dynamic');
  assert.equal(trace.facts.client, undefined);
  assert.equal(trace.facts.tokens, undefined);
  assert.deepEqual(
    pair.requests.filter(({ method, path }) => method === 'POST' && path !== '/mcp'),
    [],
    'nothing is registered, and no token asked for',
  );
  assert.ok(!pair.requests.some(({ path }) => path === '/auth'), 'the login page is left alone');
});

test('every request that a server got is in the trace, and none was made twice', async () => {
  const pair = await startPair();
  const trace = await checked(pair);
  const reported = trace.steps
    .flatMap(({ exchanges }) => exchanges)
    .map(({ request }) => `${request.method} ${request.url}`);
  const got = pair.requests.map(({ method, origin, path }) => `${method} ${origin}${path}`);
  assert.deepEqual(got.toSorted(), reported.toSorted());
  const documents = reported.filter((one) => one.startsWith('GET'));
  assert.equal(new Set(documents).size, documents.length);
});

test('what does not wait for anything is under way at the same time, and stands in a fixed order', async () => {
  const pair = await startPair();
  let open = 0;
  let most = 0;
  const slow = async (url: string, init: RequestInit): Promise<Response> => {
    open += 1;
    most = Math.max(most, open);
    // The later it was asked, the sooner it is answered.
    await new Promise((resolve) => setTimeout(resolve, 80 - 10 * open));
    const response = await fetch(url, init);
    open -= 1;
    return response;
  };
  try {
    const trace = await createHeadless(pair.url, {}, { fetch: slow }).run('check');
    const exchanges = exchangesIn(trace, 'survey');
    assert.ok(exchanges.length > 4);
    assert.ok(most >= 5, `${most} at once`);
    const numbers = exchanges.map(({ id }) => Number(id.slice(1)));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    const plain = await createHeadless(pair.url).run('check');
    assert.deepEqual(
      exchanges.map(({ request }) => request.url),
      exchangesIn(plain, 'survey').map(({ request }) => request.url),
    );
  } finally {
    await pair.close();
  }
});

test('all authorization servers that are named are read, with all candidate addresses', async () => {
  const servers = await startHealthyTwoIssuers();
  const trace = await checked(servers);
  const survey = trace.facts.survey;
  assert.equal(survey?.servers.length, 2);
  for (const { metadata, keys } of survey?.servers ?? []) {
    assert.ok(metadata !== undefined);
    assert.ok((keys?.usable ?? 0) > 0);
  }
  const urls = trace.steps.flatMap(({ exchanges }) => exchanges).map(({ request }) => request.url);
  for (const { issuer } of survey?.servers ?? []) {
    const name = issuer.replace(/\/$/, '');
    assert.ok(urls.includes(`${name}/.well-known/oauth-authorization-server`), issuer);
    assert.ok(urls.includes(`${name}/.well-known/openid-configuration`), issuer);
  }
});

test('where a sign-in would stop, a check notes it and goes on', async () => {
  const trace = await checked(await severalFaultsChecked.start());
  assert.deepEqual(
    trace.noted?.map(({ code, step }) => [step, code]),
    [
      ['resource-metadata', 'resource-mismatch'],
      ['server-metadata', 'issuer-mismatch'],
    ],
  );
  assert.equal(trace.stop, undefined);
  assert.deepEqual(trace.overrides, [], 'the user has overridden nothing');
  assert.notEqual(trace.facts.survey?.servers[0]?.keys, undefined);
});

test('what cannot be gone past leads straight to what can still be known', async () => {
  const server = await startMcpServer({
    name: 'notes',
    auth: {
      kind: 'verifier-only',
      issuer: 'http://127.0.0.1:9',
      jwksUri: 'http://127.0.0.1:9/jwks',
      scopes: [],
    },
  });
  const trace = await checked(server);
  assert.deepEqual(
    trace.steps.map(({ id, state }) => [id, state]),
    [
      ['first-request', 'done'],
      ['challenge', 'done'],
      ['resource-metadata', 'stopped'],
      ['server-metadata', 'skipped'],
      ['survey', 'done'],
    ],
  );
  assert.equal(trace.facts.survey?.preflights[0]?.verdict, 'refused');
});

test('header fields of the configuration go with no preflight', async () => {
  const pair = await startPair();
  await checked(pair, { headers: { 'x-api-key': 'for-the-server-alone-4711' } });
  const preflights = pair.requests.filter(({ method }) => method === 'OPTIONS');
  assert.ok(preflights.length > 0);
  for (const { headers } of preflights) {
    assert.equal(headers['x-api-key'], undefined);
    assert.equal(headers['authorization'], undefined);
  }
});

test('a private address that a public server names is asked nothing', async () => {
  const trace = await checked(
    await startCheckedPair({
      serverMetadata: (document) => ({
        ...document,
        jwks_uri: 'https://keys.intranet.test/jwks',
      }),
      hosts: { 'keys.intranet.test': '10.0.0.5' },
    }),
  );
  const asked = exchangesIn(trace, 'survey').find(({ request }) =>
    request.url.includes('keys.intranet.test'),
  );
  assert.equal(asked?.failure?.kind, 'private-address');
  assert.equal(asked?.response, undefined);
});

test('trial clients are deleted one by one with the token that each came with', async () => {
  const trace = await checked(await startCheckedPair({ trial: { register: true, probes: true } }));
  const accepted = trace.facts.trials?.filter((trial) => trial.accepted) ?? [];
  assert.deepEqual(
    accepted.map(({ kind, removed }) => [kind, removed]),
    [
      ['as-usual', 'yes'],
      ['several', 'yes'],
      ['custom-scheme', 'yes'],
    ],
  );
  assert.deepEqual(
    exchangesIn(trace, 'trial-registration').map(({ request }) => request.method),
    ['POST', 'DELETE', 'POST', 'DELETE', 'POST', 'DELETE', 'POST', 'POST', 'POST', 'POST'],
  );
});

test('a document chooses neither how much is asked nor what is trusted', async () => {
  const many = Array.from({ length: 500 }, (_, at) => `https://as-${at}.example.test/`);
  const trace = await checked(
    await startCheckedPair({
      resourceMetadata: (document) => ({
        ...document,
        authorization_servers: [
          ...(document['authorization_servers'] as readonly string[]),
          'javascript:alert(1)',
          ...many,
        ],
      }),
      serverMetadata: (document) => ({ ...document, jwks_uri: 'file:///etc/passwd' }),
      hosts: Object.fromEntries(many.map((url) => [new URL(url).hostname, '203.0.113.9'])),
    }),
  );
  const exchanges = trace.steps.flatMap((step) => step.exchanges);
  assert.ok(exchanges.length < 40, `${exchanges.length} requests`);
  assert.ok(exchanges.every(({ request }) => /^https?:/.test(request.url)));
  assert.ok((trace.facts.survey?.places.length ?? 0) <= 40);
});

test('nothing is registered in the clear, even where a check goes past the stop for it', async () => {
  const trace = await checked(
    await startCheckedPair({
      serverMetadata: (document) => ({
        ...document,
        registration_endpoint: 'http://login.example.test/reg',
      }),
      trial: { register: true, probes: true },
    }),
  );
  assert.deepEqual(
    trace.noted?.map(({ code }) => code),
    ['insecure-endpoint'],
  );
  assert.deepEqual(exchangesIn(trace, 'trial-registration'), []);
});

test('a check runs again from its trace, to the letter', async () => {
  for (const start of [
    () => startCheckedPair({ trial: { register: true, probes: true } }),
    () => severalFaultsChecked.start(),
    () => startPair(),
  ]) {
    const trace = await checked(await start());
    const { findings, ...plain } = trace;
    const again = replayed(plain);
    assert.deepEqual({ ...again, findings: [] }, { ...trace, findings: [] });
    assert.deepEqual(again.findings, findings);
  }
});

test('a token is checked at an open server without any session', async () => {
  const server = await startMcpServer({ name: 'notes', auth: 'none' });
  try {
    const { trace } = await runHeadless(server.url, {
      errands: ['check-token'],
      secrets: { pastedToken: 'a-token-that-nobody-has-asked-for' },
    });
    assert.equal(trace.status, 'open');
  } finally {
    await server.close();
  }
});
