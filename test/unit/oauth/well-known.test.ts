import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalResource } from '../../../src/model/canonical-resource';
import { isSecureUrl } from '../../../src/oauth/secure-url';
import { isHttpUrl, resourceMetadataUrls, serverMetadataUrls } from '../../../src/oauth/well-known';

const resources: readonly (readonly [
  server: string,
  urls: readonly string[],
  canonical: string,
])[] = [
  ['https://h', ['https://h/.well-known/oauth-protected-resource'], 'https://h'],
  ['https://h/', ['https://h/.well-known/oauth-protected-resource'], 'https://h'],
  [
    'https://h/mcp',
    [
      'https://h/.well-known/oauth-protected-resource/mcp',
      'https://h/.well-known/oauth-protected-resource',
    ],
    'https://h/mcp',
  ],
  [
    'https://h/mcp/',
    [
      'https://h/.well-known/oauth-protected-resource/mcp',
      'https://h/.well-known/oauth-protected-resource',
    ],
    'https://h/mcp/',
  ],
  [
    'https://H:8443/a/b?tenant=1',
    [
      'https://h:8443/.well-known/oauth-protected-resource/a/b?tenant=1',
      'https://h:8443/.well-known/oauth-protected-resource',
    ],
    'https://h:8443/a/b?tenant=1',
  ],
  ['https://h/?a=b', ['https://h/.well-known/oauth-protected-resource?a=b'], 'https://h?a=b'],
  [
    'https://h/mcp#part',
    [
      'https://h/.well-known/oauth-protected-resource/mcp',
      'https://h/.well-known/oauth-protected-resource',
    ],
    'https://h/mcp',
  ],
];

for (const [server, urls, canonical] of resources) {
  test(`C4, C35: the resource metadata and the identifier of ${server}`, () => {
    assert.deepEqual(resourceMetadataUrls(server), urls);
    assert.equal(canonicalResource(server), canonical);
  });
}

test('C11: the metadata of an issuer without path', () => {
  for (const issuer of ['https://as', 'https://as/']) {
    assert.deepEqual(serverMetadataUrls(issuer, true), [
      { url: 'https://as/.well-known/oauth-authorization-server', source: 'oauth' },
      { url: 'https://as/.well-known/openid-configuration', source: 'openid' },
    ]);
  }
});

test('C11: the metadata of an issuer with path, in order of priority', () => {
  for (const issuer of ['https://as/t', 'https://as/t/']) {
    assert.deepEqual(serverMetadataUrls(issuer, true), [
      { url: 'https://as/.well-known/oauth-authorization-server/t', source: 'oauth' },
      { url: 'https://as/.well-known/openid-configuration/t', source: 'openid' },
      { url: 'https://as/t/.well-known/openid-configuration', source: 'openid' },
    ]);
  }
});

test('C10: before 2025-11-25 there is RFC 8414 alone', () => {
  assert.deepEqual(serverMetadataUrls('https://as/t?x=1', false), [
    { url: 'https://as/.well-known/oauth-authorization-server/t', source: 'oauth' },
  ]);
});

test('C15, C33, C56: https everywhere, and plain http on this machine only', () => {
  const cases: readonly (readonly [text: string, http: boolean, secure: boolean])[] = [
    ['https://h/x', true, true],
    ['http://h/x', true, false],
    ['http://localhost:1/x', true, true],
    ['http://a.localhost/x', true, true],
    ['http://127.0.0.1/x', true, true],
    ['http://127.9.9.9/x', true, true],
    ['http://[::1]/x', true, true],
    ['http://127.0.0.1.example/x', true, false],
    ['http://localhost.example/x', true, false],
    ['http://0.0.0.0/x', true, false],
    ['http://10.0.0.5/x', true, false],
    ['http://2130706433/x', true, true],
    ['http://0x7f.1/x', true, true],
    ['http://017700000001/x', true, true],
    ['http://[::ffff:127.0.0.1]/x', true, true],
    ['http://[::ffff:10.0.0.5]/x', true, false],
    ['https://user:pass@h/x', false, false],
    ['https://user@h/x', false, false],
    ['javascript:alert(1)', false, false],
    ['file:///etc/passwd', false, false],
    ['data:text/html,x', false, false],
    ['ftp://h/x', false, false],
    ['/relative', false, false],
    ['', false, false],
  ];
  for (const [text, http, secure] of cases) {
    assert.equal(isHttpUrl(text), http, text);
    assert.equal(isSecureUrl(text), secure, text);
  }
});
