/** Failures that other clients bring about themselves, by the row of the list of failures. This one must not have them. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { revisions } from '../../src/model/revision';
import { type Change, issuer, json, rpcOf, serverUrl } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { allOf, answering, challenged, members, wantsScope } from './changes';
import { signIn, signInAgain, since, type Trial } from './trial';

const later = ({ world }: Trial) => ({ now: () => world.ports.now() + 7_200_000 });

const rulesOf = ({ trace }: Trial) => trace.findings.map(({ rule }) => rule);

const bare =
  'Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp"';

/** A message of the session, once or always. */
function messaged(method: string, answer: Parameters<typeof answering>[1], times = 99): Change {
  let asked = 0;
  return (seen) => {
    if (seen.endpoint !== 'session' || rpcOf(seen).method !== method) return undefined;
    asked += 1;
    return asked > times ? undefined : answer;
  };
}

suite('the token endpoint and scopes', () => {
  for (const revision of revisions) {
    test(`F49: the client proves itself as the registration has settled it (${revision})`, async () => {
      for (const [method, sends] of [
        ['client_secret_post', 'the form'],
        ['client_secret_basic', 'the header'],
      ] as const) {
        const { trace, to, tokenRequests } = await signIn(revision, {
          change: members('register', {
            token_endpoint_auth_method: method,
            client_secret: 'given-at-registration',
          }),
        });
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        const [fields] = tokenRequests;
        const [request] = to('token');
        const inForm = fields?.get('client_secret') === 'given-at-registration';
        const pair = btoa('client-1:given-at-registration');
        const inHeader = request?.headers.get('authorization') === `Basic ${pair}`;
        assert.deepEqual([inForm, inHeader], [sends === 'the form', sends === 'the header']);
      }
    });

    test(`F50b: a token that has run out is renewed, and nobody signs in (${revision})`, async () => {
      const first = await signIn(revision);
      const again = await signInAgain(first.world, revision, {
        errand: 'reconnect',
        ports: later(first),
      });
      assert.equal(again.trace.status, 'signed-in', again.trace.stop?.says);
      assert.deepEqual(again.logins, []);
      assert.deepEqual(
        again.tokenRequests.map((fields) => fields.get('grant_type')),
        ['refresh_token'],
      );
    });

    test(`F51: two flows that renew at once use the refresh token once (${revision})`, async () => {
      const used: string[] = [];
      const rotating: Change = (seen, healthy) => {
        if (seen.endpoint !== 'token') return undefined;
        const token = new URLSearchParams(seen.body).get('refresh_token');
        if (token === null) return undefined;
        if (used.includes(token)) return json({ error: 'invalid_grant' }, 400);
        used.push(token);
        const next = `refresh-number-${used.length}-0123456789`;
        return json({ ...JSON.parse(healthy.body), refresh_token: next });
      };
      const first = await signIn(revision, { change: rotating });
      const again = { errand: 'reconnect', ports: later(first) } as const;
      const both = await Promise.all([1, 2].map(() => signInAgain(first.world, revision, again)));
      for (const { trace } of both) assert.equal(trace.status, 'signed-in', trace.stop?.says);
      assert.deepEqual(used, ['refresh-0123456789abcdef']);
    });

    test(`F52: offline_access is not asked of a server that does not list it (${revision})`, async () => {
      for (const listed of [undefined, [], ['notes:read']]) {
        const { trace, logins } = await signIn(revision, {
          change: members('server-metadata', { scopes_supported: listed }),
        });
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        assert.doesNotMatch(logins[0]?.get('scope') ?? '', /offline_access/);
      }
    });

    test(`F52b: where nobody names a scope, none is asked for (${revision})`, async () => {
      const { trace, logins } = await signIn(revision, {
        change: allOf(
          challenged(bare),
          members('resource-metadata', { scopes_supported: undefined }),
          members('server-metadata', { scopes_supported: ['openid', 'offline_access', 'all'] }),
        ),
      });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      assert.equal(logins[0]?.has('scope'), false);
    });
  }

  for (const revision of since('2025-11-25')) {
    test(`F53: what the challenge names is asked for, and not all that is listed (${revision})`, async () => {
      const all = ['notes:read', 'notes:write', 'notes:admin'];
      const { logins } = await signIn(revision, {
        change: members('resource-metadata', { scopes_supported: all }),
      });
      assert.equal(logins[0]?.get('scope'), 'notes:read');
    });

    test(`F55: a 403 for lack of scope leads to a login, and to no refresh (${revision})`, async () => {
      let refusals = 0;
      const { trace, logins, tokenRequests } = await signIn(revision, {
        change: wantsScope(
          'tools/list',
          'Bearer error="insufficient_scope", scope="notes:write"',
          () => {
            refusals += 1;
            return refusals === 1;
          },
        ),
      });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      assert.deepEqual(
        logins.map((login) => login.get('scope')),
        ['notes:read', 'notes:read notes:write'],
      );
      assert.deepEqual(
        tokenRequests.map((fields) => fields.get('grant_type')),
        ['authorization_code', 'authorization_code'],
      );
    });
  }
});

suite('loops, transport, network and storage', () => {
  for (const revision of revisions) {
    test(`F56: a token that the server refuses ends the flow, and no login opens again (${revision})`, async () => {
      const run = await signIn(revision, {
        change: answering('session', {
          status: 401,
          headers: { 'www-authenticate': `${bare}, error="invalid_token"` },
          body: '',
        }),
      });
      assert.equal(run.trace.stop?.code, 'token-not-accepted');
      assert.equal(run.logins.length, 1);
      assert.deepEqual(rulesOf(run), ['token-not-accepted']);
      checkFindings(run.trace);
    });

    test(`F58: a redirect within the origin keeps the token and the message (${revision})`, async () => {
      const moved = `${serverUrl}/`;
      const run = await signIn(revision, {
        change: (seen) =>
          seen.url === serverUrl && seen.method !== 'DELETE'
            ? { status: 307, headers: { location: '/mcp/' }, body: '' }
            : undefined,
      });
      const after = run.requests.filter(({ url, method }) => url === moved && method === 'POST');
      assert.ok(after.length > 0);
      const sent = run.requests.filter(({ url, method }) => url === serverUrl && method === 'POST');
      assert.deepEqual(
        after.map(({ body, headers }) => [body, headers.get('authorization')]),
        sent.map(({ body, headers }) => [body, headers.get('authorization')]),
      );
    });

    test(`F58: to another origin nothing goes, least of all the token (${revision})`, async () => {
      const run = await signIn(revision, {
        change: (seen) =>
          seen.endpoint === 'session'
            ? { status: 307, headers: { location: 'http://mcp.example/mcp' }, body: '' }
            : undefined,
      });
      assert.ok(run.requests.every(({ url }) => !url.startsWith('http://mcp.example/')));
      assert.deepEqual(rulesOf(run), ['redirect-refused']);
      assert.match(run.trace.findings[0]?.title ?? '', /redirects from https to http$/);
    });

    for (const status of [404, 405, 406]) {
      test(`F59: ${status} to the GET of the stream is no reason to end (${revision})`, async () => {
        const run = await signIn(revision, {
          change: (seen) =>
            seen.endpoint === 'session' && seen.method === 'GET'
              ? { status, headers: {}, body: '' }
              : undefined,
        });
        assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
        assert.deepEqual(rulesOf(run), []);
      });
    }

    test(`F59b: where the older transport fails too, the first failure is shown (${revision})`, async () => {
      const run = await signIn(revision, {
        change: (seen) =>
          seen.endpoint !== 'refusal'
            ? undefined
            : seen.method === 'POST'
              ? { status: 400, headers: { 'content-type': 'text/plain' }, body: 'no such tenant' }
              : { status: 405, headers: {}, body: '' },
      });
      assert.equal(run.trace.stop?.code, 'not-mcp');
      assert.match(run.trace.stop?.says ?? '', /400/);
      assert.match(run.trace.findings[0]?.actual ?? '', /^400/);
      checkFindings(run.trace);
    });

    test(`F59b: a POST that the server fails at is not followed by the older transport (${revision})`, async () => {
      const run = await signIn(revision, {
        change: answering('refusal', { status: 500, headers: {}, body: '' }),
      });
      assert.ok(run.to('refusal').every(({ method }) => method === 'POST'));
      assert.deepEqual(rulesOf(run), ['server-error']);
    });

    test(`F60: a session that is gone is begun anew, and once (${revision})`, async () => {
      const gone = json(
        { jsonrpc: '2.0', id: null, error: { code: -32001, message: 'gone' } },
        404,
      );
      const once = await signIn(revision, { change: messaged('tools/list', gone, 1) });
      assert.equal(once.trace.status, 'signed-in', once.trace.stop?.says);
      assert.equal(once.logins.length, 1);
      assert.deepEqual(rulesOf(once), ['session-lost']);
      const opened = ({ requests }: Trial) =>
        requests.filter(
          (seen) => seen.endpoint === 'session' && rpcOf(seen).method === 'initialize',
        );
      assert.equal(opened(once).length, 2);
      const ever = await signIn(revision, { change: messaged('tools/list', gone) });
      assert.equal(ever.trace.stop?.code, 'session-failed');
      assert.equal(opened(ever).length, 2);
      assert.deepEqual(rulesOf(ever), ['session-lost', 'session-failed']);
      checkFindings(ever.trace);
    });

    test(`F62: a token is kept by the secret store and by nothing else (${revision})`, async () => {
      const { trace, world, to } = await signIn(revision);
      const token = to('session')[0]?.headers.get('authorization')?.slice(7) ?? '';
      assert.ok(token.length > 100);
      const { secrets } = world.ports;
      const keys = await secrets.keys();
      const values = await Promise.all(keys.map((key) => secrets.get(key)));
      assert.equal(values.filter((value) => value?.includes(token)).length, 1);
      const elsewhere = JSON.stringify([trace, world.logs, world.pages, keys]);
      for (const secret of [token, 'refresh-0123456789abcdef'])
        assert.ok(!elsewhere.includes(secret));
    });
  }

  test('F63: two servers of one authorization server do not share a sign-in', async () => {
    const other = 'https://mcp.example/other';
    const first = await signIn('2025-11-25');
    const { trace, requests } = await signInAgain(first.world, '2025-11-25', {
      errand: 'reconnect',
      url: other,
    });
    assert.equal(trace.stop?.code, 'no-stored-token');
    assert.ok(requests.every(({ headers }) => !headers.has('authorization')));
    assert.ok(requests.every(({ url }) => !url.startsWith(issuer)));
  });
});
