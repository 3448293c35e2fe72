import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FaultRun } from '../../server/fault';
import { jwtBearer } from '../../server/jwt-bearer-grant';
import { type IdJagScenario, startHealthyIdJag } from '../../server/scenarios/healthy-id-jag';
import { tokenExchange } from '../../server/token-exchange-grant';
import { against } from './against';
import { assertSignedIn, assertStopped, assertTokenOnEach, exchangesAt, grantsAsked } from './seen';

function asEnterprise({ credentials }: IdJagScenario, subjectToken: string): FaultRun {
  return {
    settings: {
      clientId: credentials.clientId,
      identityProvider: {
        tokenEndpoint: credentials.idpTokenEndpoint,
        clientId: credentials.idpClientId,
        subjectTokenType: 'id_token',
      },
    },
    secrets: {
      clientSecret: credentials.clientSecret,
      idpClientSecret: credentials.idpClientSecret,
      subjectToken,
    },
  };
}

suite('enterprise-managed authorization', () => {
  test('X2, C34, C46, RFC 8693 §2.1, RFC 7523 §2.1: id_token, identity assertion, access token', () =>
    against(
      startHealthyIdJag,
      (servers) => asEnterprise(servers, servers.credentials.idToken),
      async ({ url, issuer, requests = [], idpRequests, credentials }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        const [exchanged, ...more] = grantsAsked(idpRequests);
        assert.deepEqual(more, []);
        const prefix = 'urn:ietf:params:oauth:token-type';
        const { subject_token, ...rest } = Object.fromEntries(exchanged ?? []);
        assert.equal(subject_token, credentials.idToken);
        assert.deepEqual(rest, {
          grant_type: tokenExchange,
          requested_token_type: `${prefix}:id-jag`,
          audience: issuer,
          resource: url,
          scope: 'notes:read',
          subject_token_type: `${prefix}:id_token`,
        });
        const [asked, ...others] = grantsAsked(requests);
        assert.deepEqual(others, []);
        assert.equal(asked?.get('grant_type'), jwtBearer);
        assert.equal(asked?.get('resource'), url);
        const { jwt } = trace.facts.identityAssertion?.shape ?? {};
        assert.equal(jwt?.header['typ'], 'oauth-id-jag+jwt');
        assert.deepEqual(
          [jwt?.claims['aud'], jwt?.claims['resource'], jwt?.claims['client_id']],
          [issuer, url, credentials.clientId],
        );
        assert.equal(exchangesAt(trace, 'identity-assertion')[0]?.party, 'identity-provider');
        assertTokenOnEach(requests, url);
        assert.ok(!requests.some(({ body }) => body.includes(credentials.idToken)));
      },
    ));

  test('X2, RFC 8693 §2.2.2: stops when the identity provider refuses, and asks the authorization server for nothing', () =>
    against(
      startHealthyIdJag,
      (servers) => asEnterprise(servers, servers.credentials.idToken),
      async (servers, engine) => {
        const old = await servers.credentials.newIdToken(-60);
        const trace = await engine.run('sign-in', asEnterprise(servers, old));
        assertStopped(trace, 'identity-assertion', ['assertion-refused']);
        assert.equal(grantsAsked(servers.idpRequests).length, 1);
        assert.deepEqual(grantsAsked(servers.requests ?? []), []);
      },
    ));

  test('X2, C48: the secret of one client goes to neither of the other servers', () =>
    against(
      startHealthyIdJag,
      (servers) => asEnterprise(servers, servers.credentials.idToken),
      async ({ requests = [], idpRequests, credentials }, engine) => {
        assertSignedIn(await engine.run('sign-in'));
        const said = (log: typeof idpRequests): string =>
          log
            .map(
              ({ headers, body }) =>
                `${atob(headers.authorization?.split('Basic ')[1] ?? '')} ${body}`,
            )
            .join('\n');
        const { clientSecret, idpClientSecret } = credentials;
        assert.ok(said(idpRequests).includes(encodeURIComponent(idpClientSecret)));
        assert.ok(!said(idpRequests).includes(clientSecret));
        assert.ok(said(requests).includes(encodeURIComponent(clientSecret)));
        assert.ok(!said(requests).includes(idpClientSecret));
      },
    ));
});
