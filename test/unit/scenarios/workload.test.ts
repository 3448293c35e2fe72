import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { jwtBearer } from '../../server/jwt-bearer-grant';
import { startHealthyWorkload, type Workload } from '../../server/scenarios/healthy-workload';
import { against } from './against';
import { assertSignedIn, assertStopped, assertTokenOnEach, grantsAsked, requestsTo } from './seen';

const withAssertion =
  (name: 'assertion' | 'wrongAudience' | 'expired') =>
  ({ credentials }: { readonly credentials: Workload }) => ({
    settings: { clientId: credentials.clientId },
    secrets: { workloadAssertion: credentials[name] },
  });

suite('a workload', () => {
  test('X4, C34, C46, RFC 7523 §2.1: shows what its platform signed and gets a token for it', () =>
    against(startHealthyWorkload, withAssertion('assertion'), async (servers, engine) => {
      const { url, requests = [], credentials } = servers;
      const trace = await engine.run('sign-in');
      assertSignedIn(trace);
      assert.equal(trace.facts.clientIdentity?.grant, 'jwt_bearer');
      const [fields, ...more] = grantsAsked(requests);
      assert.deepEqual(more, []);
      assert.equal(fields?.get('grant_type'), jwtBearer);
      assert.equal(fields?.get('assertion'), credentials.assertion);
      assert.equal(fields?.get('client_id'), credentials.clientId);
      assert.equal(fields?.get('resource'), url);
      assertTokenOnEach(requests, url);
    }));

  for (const [name, what] of [
    ['wrongAudience', 'meant for somebody else'],
    ['expired', 'too old'],
  ] as const) {
    test(`X4, RFC 7523 §3.1: stops at an assertion that is ${what}, and tries neither again nor another grant`, () =>
      against(startHealthyWorkload, withAssertion(name), async ({ requests = [] }, engine) => {
        const trace = await engine.run('sign-in');
        assertStopped(trace, 'assertion-grant', ['assertion-refused']);
        assert.match(trace.findings[0]?.actual ?? '', /invalid_grant/);
        assert.equal(grantsAsked(requests).length, 1);
        assert.equal(requestsTo(requests, 'GET', '/auth').length, 0);
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 0);
      }));
  }
});
