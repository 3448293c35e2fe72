import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, at, members } from '../../requirements/changes';
import { createWorld, issuer, json } from './world';

const secret = 'who-asks-0123456789';
const basic = 'client_secret_basic';
const post = 'client_secret_post';

for (const [own, token, chosen] of [
  [undefined, undefined, basic],
  [undefined, [post], post],
  [[post], [basic], post],
  [[basic, post], [post], basic],
  [['bearer'], [post], basic],
] as const) {
  test(`RFC 7662 §2.1, RFC 8414 §2: asks by ${chosen} a server of ${own ?? 'nothing said'}, ${token ?? 'nothing said'}`, async () => {
    const endpoint = `${issuer}/introspect`;
    const world = createWorld({
      change: allOf(
        members('server-metadata', {
          introspection_endpoint: endpoint,
          introspection_endpoint_auth_methods_supported: own,
          token_endpoint_auth_methods_supported: token && ['none', ...token],
        }),
        at(endpoint, json({ active: true })),
      ),
    });
    const flow = world.flow({
      settings: { overrides: [], loginTimeout: 5, introspectionClientId: 'asker' },
      secrets: { introspectionSecret: secret },
    });
    flow.go('continue');
    assert.equal((await flow.ended()).facts.introspection?.active, true);
    const asked = world.requests.find(({ url }) => url === endpoint);
    const pair = `Basic ${btoa(`asker:${secret}`)}`;
    assert.equal(asked?.headers.get('authorization'), chosen === basic ? pair : null);
    const form = new URLSearchParams(asked?.body);
    assert.equal(form.get('client_secret'), chosen === post ? secret : null);
    assert.equal(form.get('client_id'), chosen === post ? 'asker' : null);
  });
}
