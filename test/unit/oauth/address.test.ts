import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AddressKind, addressKind } from '../../../src/oauth/address';

const hosts: { readonly [kind in AddressKind]: readonly string[] } = {
  loopback: [
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.b.localhost',
    '127.0.0.1',
    '127.255.255.254',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    // The many spellings of 127.0.0.1, once a URL is made of them.
    '2130706433',
    '0x7f.1',
    '017700000001',
    '127.0.0.1.',
  ],
  private: [
    '10.0.0.0',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '0.0.0.0',
    '0.1.2.3',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    'fc00::1',
    'fdff::1',
    'fe80::1',
    'febf::1',
    'fec0::1',
    'ff02::1',
    '::ffff:10.0.0.5',
    '::ffff:169.254.169.254',
    '::ffff:0:0',
    // IPv4 inside IPv6 by other means: compatible, translated, 6to4, Teredo.
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a00:5',
    '64:ff9b:1::a00:5',
    '2002:7f00:1::',
    '2001::1',
    '100::1',
    '4000::1',
    '5f00::1',
  ],
  public: [
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.7',
    '2606:4700:4700::1111',
    '2001:db8::1',
    '3fff::1',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
  ],
  name: [
    'mcp.example',
    'localhost.example',
    'notlocalhost',
    '127.0.0.1.example',
    'dead',
    'beef.example',
    'host.docker.internal',
    'metadata',
  ],
};

for (const [kind, all] of Object.entries(hosts)) {
  test(`C56: what is ${kind}, as a URL has it`, () => {
    for (const host of all) {
      const url = new URL(`https://${host.includes(':') ? `[${host}]` : host}:8443/`);
      assert.equal(addressKind(url.hostname), kind, `${host} as ${url.hostname}`);
    }
  });
}

test('C56: addresses as a lookup gives them, without brackets and with a zone', () => {
  assert.equal(addressKind('fe80::1%eth0'), 'private');
  assert.equal(addressKind('::1'), 'loopback');
  assert.equal(addressKind('::ffff:127.0.0.1'), 'loopback');
  assert.equal(addressKind('2606:4700:4700::1111'), 'public');
  assert.equal(addressKind(''), 'name');
});
