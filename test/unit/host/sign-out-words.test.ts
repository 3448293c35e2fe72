import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SignOutWords, signOutWords } from '../../../src/host/sign-out-words';
import { type Answer, createWorld, healthyAnswer, issuer, json, type Seen } from '../oauth/world';

const revocationEndpoint = `${issuer}/revoke`;

/** Signs in and out again, in a world where the second flow meets these answers. */
async function signedOut(
  afterwards: (seen: Seen) => Answer | Response | undefined,
  offersRevocation = true,
): Promise<SignOutWords> {
  let out = false;
  const world = createWorld({
    change: (seen, healthy) => {
      if (seen.endpoint === 'server-metadata' && offersRevocation) {
        const metadata = JSON.parse(healthy.body) as object;
        return json({ ...metadata, revocation_endpoint: revocationEndpoint });
      }
      return out ? afterwards(seen) : undefined;
    },
  });
  const signIn = world.flow();
  signIn.go('continue');
  assert.equal((await signIn.ended()).status, 'signed-in');
  out = true;
  const signOut = world.flow({ errand: 'sign-out' });
  signOut.go('continue');
  const words = signOutWords('notes', await signOut.ended());
  const left = world.flow({ errand: 'reconnect' });
  left.go('continue');
  assert.equal((await left.ended()).stop?.code, 'no-stored-token', words.text);
  return words;
}

const refusal = healthyAnswer({
  method: 'POST',
  url: 'https://mcp.example/mcp',
  headers: new Headers(),
  body: '',
  endpoint: 'refusal',
});

test('tokens that were revoked and are refused since are told as dead', async () => {
  const words = await signedOut((seen) => {
    if (seen.url === revocationEndpoint) return json({});
    if (seen.endpoint === 'session') return refusal;
    return seen.endpoint === 'token' ? json({ error: 'invalid_grant' }, 400) : undefined;
  });
  assert.deepEqual(words, {
    text: 'Signed out of notes. Its tokens are revoked and deleted, and the server refuses them.',
    wrong: false,
  });
});

test('a server that goes by the signature alone is told, and is no fault', async () => {
  const words = await signedOut((seen) => {
    if (seen.url === revocationEndpoint) return json({});
    return seen.endpoint === 'token' ? json({ error: 'invalid_grant' }, 400) : undefined;
  });
  assert.match(words.text, /The server takes the access token until it expires\.$/);
  assert.equal(words.wrong, false);
});

test('where nothing can be revoked, that is said', async () => {
  const words = await signedOut(() => undefined, false);
  assert.deepEqual(words, {
    text: 'Signed out of notes. Its tokens are deleted from this machine. as.example revokes no tokens, so a copy stays good until it expires.',
    wrong: false,
  });
});

test('without a network the tokens are deleted all the same', async () => {
  const words = await signedOut(() => {
    throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
  });
  assert.deepEqual(words, {
    text: 'Signed out of notes. Its tokens are deleted from this machine. as.example could not be reached, so they stay good until they expire.',
    wrong: false,
  });
});

test('a refused revocation, and a refresh token that lives on, are wrong', async () => {
  const refused = await signedOut((seen) =>
    seen.url === revocationEndpoint ? json({ error: 'invalid_client' }, 401) : undefined,
  );
  assert.equal(refused.wrong, true);
  assert.match(
    refused.text,
    /^Signed out of notes\. .* as\.example does not take the tokens back\.$/,
  );
  const alive = await signedOut((seen) => (seen.url === revocationEndpoint ? json({}) : undefined));
  assert.equal(alive.wrong, true);
  assert.match(alive.text, /gives new tokens for a refresh token that was taken back/);
});

test('where nothing may be contacted, or could be, that is said', () => {
  assert.match(signOutWords('notes', 'untrusted').text, /not revoked, because this workspace/);
  assert.match(signOutWords('notes', 'not-begun').text, /not revoked and stay good/);
});
