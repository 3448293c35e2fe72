/**
 * What goes wrong in the sign-ins of other clients, by the rows of the list of known failures, and does
 * not go wrong here: no rule can find it in a server, so a test says that the engine lacks it.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ports } from '../../../src/model/ports';
import { newestRevision } from '../../../src/model/revision';
import { openLoopback } from '../../../src/node/loopback';
import { allOf, answering, at, challenged, members, notFound } from '../../requirements/changes';
import { signIn, signInAgain } from '../../requirements/trial';
import { type Change, createWorld, issuer, json, redirectUri, serverUrl } from './world';

const takesDocuments = members('server-metadata', { client_id_metadata_document_supported: true });

test('F2: the client id that was given goes before registration and before a document', async () => {
  const { trace, to, logins, requests } = await signIn(newestRevision, {
    change: takesDocuments,
    settings: { clientId: 'mine', clientMetadataUrl: 'https://client.example/me.json' },
  });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.equal(logins[0]?.get('client_id'), 'mine');
  assert.deepEqual(to('register'), []);
  assert.ok(requests.every(({ url }) => !url.startsWith('https://client.example/')));
});

test('F4b: the scope that is registered is the one that is asked for later', async () => {
  for (const scope of ['notes:read notes:write', 'notes:read']) {
    const change = challenged(
      `Bearer scope="${scope}", resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp"`,
    );
    const { trace, to, logins } = await signIn(newestRevision, { change });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(JSON.parse(to('register')[0]?.body ?? '')['scope'], scope);
    assert.equal(logins[0]?.get('scope'), scope);
  }
});

test('F7: a client that the server has lost is forgotten and registered anew, once', async () => {
  let lost = false;
  let count = 0;
  const world = createWorld({
    change: ({ endpoint, body }) => {
      if (endpoint === 'register') {
        count += 1;
        return json({ client_id: `client-${count}`, token_endpoint_auth_method: 'none' }, 201);
      }
      const stale = new URLSearchParams(body).get('client_id') === 'client-1';
      return lost && endpoint === 'token' && stale
        ? json({ error: 'invalid_client' }, 401)
        : undefined;
    },
  });
  await signInAgain(world, newestRevision);
  lost = true;
  const again = await signInAgain(world, newestRevision);
  assert.equal(again.trace.status, 'signed-in', again.trace.stop?.says);
  assert.equal(again.trace.facts.client?.clientId, 'client-2');
  assert.equal((await signInAgain(world, newestRevision)).to('register').length, 0);
  assert.equal(count, 2);
});

test('F8: a client with a loopback redirect registers as native, which is not what leaving it out means', async () => {
  const { to } = await signIn(newestRevision);
  const asked = JSON.parse(to('register')[0]?.body ?? '') as { [name: string]: unknown };
  assert.equal(asked['application_type'], 'native');
  assert.deepEqual(asked['redirect_uris'], [redirectUri]);
});

test('F11: the address in the challenge is asked first, also on another path than the well-known one', async () => {
  const named = 'https://mcp.example/api/described';
  const change = allOf(
    challenged(`Bearer resource_metadata="${named}"`),
    answering('resource-metadata', notFound),
    at(named, json({ resource: serverUrl, authorization_servers: [issuer] })),
  );
  const { trace, requests } = await signIn(newestRevision, { change });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.equal(requests[1]?.url, named);
});

test('F18: each form of a metadata address is tried for an issuer with a path', async () => {
  const realm = `${issuer}/realms/notes`;
  const document = {
    issuer: realm,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/register`,
    code_challenge_methods_supported: ['S256'],
  };
  const places = [
    `${issuer}/.well-known/oauth-authorization-server/realms/notes`,
    `${issuer}/.well-known/openid-configuration/realms/notes`,
    `${realm}/.well-known/openid-configuration`,
  ];
  for (const place of places) {
    const change: Change = ({ endpoint, url }, healthy) => {
      if (endpoint === 'resource-metadata') {
        return json({ resource: serverUrl, authorization_servers: [realm] });
      }
      if (!url.includes('/.well-known/')) return healthy;
      return url === place ? json(document) : notFound;
    };
    const { trace } = await signIn(newestRevision, { change, browser: withoutIss });
    assert.equal(trace.status, 'signed-in', `${place}: ${trace.stop?.says}`);
    assert.equal(trace.facts.authorizationServer?.metadataUrl, place);
  }
});

test('F18b: without metadata no browser is sent to an address that nobody named', async () => {
  const change = answering('server-metadata', notFound);
  const { trace, logins } = await signIn(newestRevision, { change });
  assert.equal(trace.stop?.code, 'no-server-metadata');
  assert.deepEqual(logins, []);
});

test('F19: what the document names is kept, also when it came by OpenID Connect Discovery', async () => {
  const openId = `${issuer}/.well-known/openid-configuration`;
  const document = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/register`,
    revocation_endpoint: `${issuer}/revoke`,
    introspection_endpoint: `${issuer}/introspect`,
    device_authorization_endpoint: `${issuer}/device`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    code_challenge_methods_supported: ['S256'],
  };
  const change = allOf(answering('server-metadata', notFound), at(openId, json(document)));
  const { trace, to } = await signIn(newestRevision, { change, browser: withoutIss });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  const { metadata } = trace.facts.authorizationServer ?? {};
  assert.equal(metadata?.registrationEndpoint, document.registration_endpoint);
  assert.equal(metadata.revocationEndpoint, document.revocation_endpoint);
  assert.equal(metadata.introspectionEndpoint, document.introspection_endpoint);
  assert.equal(metadata.deviceAuthorizationEndpoint, document.device_authorization_endpoint);
  assert.equal(metadata.jwksUri, document.jwks_uri);
  assert.equal(to('register').length, 1);
  const step = trace.steps.find(({ id }) => id === 'server-metadata');
  const shown = step?.exchanges.at(-1)?.response?.body.text ?? '';
  assert.deepEqual(JSON.parse(shown), document, 'the raw document is in the trace');
});

test('F22: iss that nobody promised is compared, and is no reason to refuse', async () => {
  const change = members('server-metadata', {
    authorization_response_iss_parameter_supported: undefined,
  });
  const { trace } = await signIn(newestRevision, { change });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.equal(trace.facts.authorizationResponse?.issCheck, 'match');
  const wrong = await signIn(newestRevision, {
    change,
    browser: (back) => {
      back.searchParams.set('iss', 'https://elsewhere.example');
      return back;
    },
  });
  assert.equal(wrong.trace.stop?.code, 'iss-mismatch');
});

test('F23b: S256 is asked for by name, whatever else is offered first', async () => {
  const change = members('server-metadata', {
    code_challenge_methods_supported: ['plain', 'S256'],
  });
  const { trace, logins } = await signIn(newestRevision, { change });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.equal(logins[0]?.get('code_challenge_method'), 'S256');
});

test('F44: a later sign-in asks for the port that was registered, and registers anew where it is gone', async () => {
  const world = createWorld();
  await signInAgain(world, newestRevision);
  const wishes: (string | undefined)[] = [];
  const reserve = world.ports.reserveRedirect;
  const noting: Ports['reserveRedirect'] = (wish) => {
    wishes.push(wish);
    return reserve(wish);
  };
  const again = await signInAgain(world, newestRevision, { ports: { reserveRedirect: noting } });
  assert.deepEqual(wishes, [redirectUri]);
  assert.deepEqual(again.to('register'), []);
  assert.equal(again.logins[0]?.get('redirect_uri'), redirectUri);

  const uri = 'http://127.0.0.1:40000/callback';
  const elsewhere: Ports['reserveRedirect'] = async (wish) => ({ ...(await reserve(wish)), uri });
  const moved = await signInAgain(world, newestRevision, { ports: { reserveRedirect: elsewhere } });
  assert.equal(moved.trace.status, 'signed-in', moved.trace.stop?.says);
  assert.deepEqual(JSON.parse(moved.to('register')[0]?.body ?? '')['redirect_uris'], [uri]);
  assert.equal(moved.logins[0]?.get('redirect_uri'), uri);
});

test('F44b, F46: the redirect URI is where the listener listens, also when the port is taken', async () => {
  const first = await openLoopback(0);
  const second = await openLoopback(first.port);
  try {
    assert.notEqual(second.port, first.port);
    for (const { port, uri } of [first, second]) {
      assert.equal(uri, `http://127.0.0.1:${port}/callback`);
      assert.equal((await fetch(`${uri}?code=x`)).status, 200);
    }
  } finally {
    first.close();
    second.close();
  }
});

test('F45, F47: the redirect URI is http on this machine, with no scheme of its own', async () => {
  const { trace } = await signIn(newestRevision);
  const { protocol, hostname } = new URL(trace.facts.clientIdentity?.redirectUri ?? '');
  assert.deepEqual([protocol, hostname], ['http:', '127.0.0.1']);
});

test('F48: a callback that never arrives can be pasted', async () => {
  const world = createWorld({ browser: 'waits' });
  const { openBrowser, reserveRedirect } = world.ports;
  let paste: (url: string) => void = () => {};
  const { trace } = await signInAgain(world, newestRevision, {
    ports: {
      async reserveRedirect(wish) {
        const reserved = await reserveRedirect(wish);
        const pasted = new Promise<{ kind: 'url'; url: string; received: 'pasted' }>((resolve) => {
          paste = (url) => resolve({ kind: 'url', url, received: 'pasted' });
        });
        return { ...reserved, wait: () => pasted };
      },
      async openBrowser(page, guard) {
        const back = new URL(new URL(page).searchParams.get('redirect_uri') ?? '');
        back.searchParams.set('code', 'code-0123456789abcdef');
        back.searchParams.set('state', new URL(page).searchParams.get('state') ?? '');
        back.searchParams.set('iss', issuer);
        paste(back.href);
        return openBrowser(page, guard);
      },
    },
  });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.equal(trace.facts.authorizationResponse?.received, 'pasted');
});

function withoutIss(callback: URL): URL {
  const back = new URL(callback);
  back.searchParams.delete('iss');
  return back;
}
