import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFindings } from '../rules/check-findings';
import { namedPlaces } from './named-places';
import { createWorld } from './world';

/** What a server may write where an http or https address belongs. */
const notWeb = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://as.example',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'ftp://as.example/x',
  'ws://as.example/x',
  'vscode://file/etc/passwd',
  'blob:https://as.example/1',
  'https://user:password@as.example/x',
  '//as.example/x',
  '/x',
  'https://',
  'https://[',
  '',
] as const;

for (const [place, { naming }] of Object.entries(namedPlaces)) {
  const id = place === 'authorization_endpoint' ? 'C45' : 'C57';
  for (const url of notWeb) {
    test(`${id}: ${JSON.stringify(url)} as ${place} is not asked and not opened`, async () => {
      // A quote would end the parameter of the challenge, and with it the address.
      const world = createWorld({ change: naming(url.replaceAll('"', '')) });
      const flow = world.flow({ settings: { overrides: [], loginTimeout: 0.2 } });
      flow.go('continue');
      const trace = await flow.ended();
      for (const { url: sent } of world.requests) {
        const { protocol, username, host } = new URL(sent);
        assert.equal(protocol, 'https:');
        assert.equal(username, '');
        assert.ok(['mcp.example', 'as.example'].includes(host), sent);
      }
      assert.ok(
        world.pages.every((page) => page.startsWith('https://as.example/authorize?')),
        world.pages.join(),
      );
      if (place === 'authorization_endpoint') {
        assert.deepEqual(world.pages, []);
        assert.equal(trace.stop?.code, 'server-metadata-unusable');
      }
      checkFindings(trace);
    });
  }
}

test('C45: the override for addresses without https opens nothing but http and https', async () => {
  for (const url of notWeb) {
    const world = createWorld({
      change: namedPlaces['authorization_endpoint']?.naming(url) ?? assert.fail('no such place'),
    });
    const overrides = ['insecure-endpoint', 'private-address', 'issuer-mismatch'];
    const flow = world.flow({ settings: { overrides, loginTimeout: 0.2 } });
    flow.go('continue');
    await flow.ended();
    assert.deepEqual(world.pages, [], url);
  }
});
