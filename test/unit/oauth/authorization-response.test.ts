import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAuthorizationResponse } from '../../../src/oauth/authorization-response';
import { createVault } from '../../../src/oauth/vault';

const request = {
  issuer: 'https://as.example',
  endpoint: 'https://login.as.example/authorize',
  issPromised: false,
  issChecked: true,
};

function hosts(state: string, seenAt?: readonly string[]): readonly string[] | undefined {
  const vault = createVault();
  vault.put('state', 'ours');
  const url = `http://127.0.0.1:1/callback?code=c&state=${state}`;
  const end = { kind: 'url', url, received: 'listener' } as const;
  return readAuthorizationResponse(seenAt === undefined ? end : { ...end, seenAt }, request, vault)
    .seenAt;
}

test('of where a login was seen, other hosts are kept, each once and a few at most', () => {
  assert.deepEqual(
    hosts('ours', [
      'https://login.as.example/authorize?state=ours',
      'https://as.example/consent',
      'https://idp.example/login?token=secret',
      'https://idp.example/again',
      'javascript:alert(1)',
      'no address',
      'https://a.example/',
      'https://b.example:8443/',
      'https://c.example/',
    ]),
    ['idp.example', 'a.example', 'b.example:8443'],
  );
  assert.equal(hosts('ours', ['https://as.example/consent']), undefined);
  assert.equal(hosts('ours'), undefined);
});

test('nothing is kept of an answer that is not ours', () => {
  assert.equal(hosts('theirs', ['https://idp.example/']), undefined);
});
