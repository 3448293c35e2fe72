/** Failures that other clients have with identity providers, and this one has not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangesOf } from '../../../src/rules/evidence';
import { loginAddressNamesResource } from '../../server/faults/login-address-names-resource';
import { startPair } from '../../server/faults/parts/pair';
import type { SeenRequest } from '../../server/observe';
import { against } from './against';

const queries = (requests: readonly SeenRequest[] = [], path: string) =>
  requests.filter((one) => one.path === path).map(({ query }) => new URLSearchParams(query));

test('F37: registers where the answer lets no page of a browser read it', async () => {
  await against(
    startPair,
    () => ({}),
    async (_servers, engine) => {
      const trace = await engine.run('sign-in');
      assert.equal(trace.status, 'signed-in');
      const [registered] = exchangesOf(trace, 'registration');
      assert.equal(registered?.exchange.response?.status, 201);
      const names = registered?.exchange.response?.headers.map(([name]) => name) ?? [];
      assert.ok(names.length > 0);
      assert.ok(!names.includes('access-control-allow-origin'));
      const sent = registered?.exchange.request.headers.map(([name]) => name) ?? [];
      assert.ok(!sent.includes('origin'), 'a program has no origin');
    },
  );
});

test('F36: registers with members that RFC 7591 or OpenID Connect name, and without resource', async () => {
  await against(
    startPair,
    () => ({}),
    async ({ requests }, engine) => {
      await engine.run('sign-in');
      const [{ body = '' } = {}] = requests.filter((one) => one.path === '/reg');
      assert.deepEqual(Object.keys(JSON.parse(body)).toSorted(), [
        'application_type',
        'client_name',
        'grant_types',
        'redirect_uris',
        'response_types',
        'scope',
        'token_endpoint_auth_method',
      ]);
    },
  );
});

test('F40c: puts its own resource in place of one in the address of the login page', async () => {
  await against(
    loginAddressNamesResource.start,
    () => ({}),
    async ({ url, requests }, engine) => {
      const trace = await engine.run('sign-in');
      assert.equal(trace.status, 'signed-in');
      const [login] = queries(requests, '/auth');
      assert.deepEqual(login?.getAll('resource'), [url]);
    },
  );
});

test('F40d: names the resource with the login, the code and the refresh token, letter by letter', async () => {
  await against(
    () => startPair(() => ({ settings: { accessTokenTtl: 20 } })),
    () => ({}),
    async ({ url, requests }, engine) => {
      await engine.run('sign-in');
      await engine.run('reconnect');
      const [login] = queries(requests, '/auth');
      assert.deepEqual(login?.getAll('resource'), [url]);
      const forms = requests
        .filter((one) => one.path === '/token')
        .map(({ body }) => new URLSearchParams(body));
      assert.deepEqual(
        forms.map((form) => [form.get('grant_type'), ...form.getAll('resource')]),
        [
          ['authorization_code', url],
          ['refresh_token', url],
        ],
      );
    },
  );
});

test('F42: asks the token endpoint for JSON', async () => {
  await against(
    startPair,
    () => ({}),
    async ({ requests }, engine) => {
      await engine.run('sign-in');
      const asked = requests.filter((one) => one.path === '/token');
      assert.ok(asked.length > 0);
      for (const { headers } of asked) assert.equal(headers.accept, 'application/json');
    },
  );
});
