import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memorySecrets } from '../../../src/node/node-ports';
import { createRegistrationStore } from '../../../src/oauth/registration-store';
import { startHealthyRegistrationManagement } from '../../server/scenarios/healthy-registration-management';
import { against } from './against';
import { assertSignedIn, exchangesAt, requestsTo } from './seen';

const start = () => startHealthyRegistrationManagement();

suite('a registration is used again', () => {
  test('C24: Restart registers no second client', () =>
    against(
      start,
      () => ({}),
      async ({ requests = [] }, engine) => {
        const flow = engine.flow('sign-in');
        const first = await engine.finish(flow);
        flow.restart();
        const second = await flow.ended();
        assertSignedIn(second);
        assert.equal(second.facts.client?.clientId, first.facts.client?.clientId);
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 1);
      },
    ));

  test('C24, RFC 7592 §2.1: a second flow asks whether the client is still known, and registers none', () =>
    against(
      start,
      () => ({}),
      async ({ requests = [] }, engine) => {
        const first = await engine.run('sign-in');
        const second = await engine.run('sign-in');
        assertSignedIn(second);
        const { clientId } = first.facts.client ?? {};
        assert.equal(second.facts.client?.clientId, clientId);
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 1);
        assert.equal(requestsTo(requests, 'GET', `/reg/${clientId}`).length, 1);
        const [asked] = exchangesAt(second, 'registration');
        assert.equal(asked?.request.method, 'GET');
        assert.equal(asked.response?.status, 200);
      },
    ));

  test('C24, RFC 7592 §3: a registration access token that is replaced at each reading is kept', () => {
    const secrets = memorySecrets();
    return against(
      start,
      () => ({}),
      async ({ requests = [], issuer }, engine) => {
        const held = async () =>
          (await createRegistrationStore(secrets).find(issuer))?.secrets.registrationAccessToken;
        const tokens: (string | undefined)[] = [];
        for (const _ of ['registers', 'reads', 'reads', 'reads']) {
          assertSignedIn(await engine.run('sign-in'));
          tokens.push(await held());
        }
        assert.equal(new Set(tokens).size, 4, 'each one is new');
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 1);
      },
      { secrets },
    );
  });

  test('C24, RFC 7592 §2.1: a client that was deleted at the server is recognised, and another takes its place', () =>
    against(
      start,
      () => ({}),
      async ({ requests = [] }, engine) => {
        const first = await engine.run('sign-in');
        const { clientId, registrationClientUri = '' } = first.facts.client ?? {};
        const token = [...engine.secrets].findLast(
          ([, name]) => name === 'registration_access_token',
        )?.[0];
        const headers = { authorization: `Bearer ${token}` };
        const gone = await fetch(registrationClientUri, { method: 'DELETE', headers });
        assert.equal(gone.status, 204);

        const second = await engine.run('sign-in');
        assertSignedIn(second);
        assert.notEqual(second.facts.client?.clientId, clientId);
        assert.deepEqual(
          exchangesAt(second, 'registration').map(({ request, response }) => [
            request.method,
            response?.status,
          ]),
          [
            ['GET', 401],
            ['POST', 201],
          ],
        );
        const third = await engine.run('sign-in');
        assertSignedIn(third);
        assert.equal(third.facts.client?.clientId, second.facts.client?.clientId);
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 2);
      },
    ));
});

suite('a registration', () => {
  test('RFC 7592 §2.3: is deleted at the server and here', () => {
    const secrets = memorySecrets();
    return against(
      start,
      () => ({}),
      async ({ requests = [], issuer }, engine) => {
        const { client } = (await engine.run('sign-in')).facts;
        assert.notEqual(client, undefined);
        const { clientId = '' } = client ?? {};
        const trace = await engine.run('unregister', {
          settings: { clientId, clientIssuer: issuer },
        });
        assert.equal(trace.status, 'unregistered', trace.stop?.says);
        assert.deepEqual(trace.findings, []);
        const [deleted] = requestsTo(requests, 'DELETE', `/reg/${clientId}`);
        assert.match(deleted?.headers.authorization ?? '', /^Bearer \S+$/);
        assert.equal((await createRegistrationStore(secrets).all()).length, 0);
        const { status } = await fetch(client?.registrationClientUri ?? '', {
          headers: { authorization: deleted?.headers.authorization ?? '' },
        });
        assert.equal(status, 401, 'the server knows it no more');
      },
      { secrets },
    );
  });
});
