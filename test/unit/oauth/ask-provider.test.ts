import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOfProvider } from '../../../src/codegen/answers-of-trace';
import { askProvider, isIssuer } from '../../../src/oauth/ask-provider';

const issuer = 'https://auth.example/tenant';

/** What answers at each address; nothing is a 404. */
function asking(answers: { readonly [url: string]: Response | Error }) {
  const asked: string[] = [];
  const ask = () =>
    askProvider(issuer, async (url) => {
      asked.push(url);
      const answer = answers[url];
      if (answer instanceof Error) throw answer;
      return answer ?? new Response('', { status: 404 });
    });
  return { asked, ask };
}

const document = { issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` };
const openid = 'https://auth.example/tenant/.well-known/openid-configuration';

test('the places are asked in their order, and the first document is what counts', async () => {
  const { ask, asked } = asking({
    'https://auth.example/.well-known/oauth-authorization-server/tenant': new Error('refused'),
    'https://auth.example/.well-known/openid-configuration/tenant': new Response('<html>'),
    [openid]: Response.json({ ...document, registration_endpoint: `${issuer}/register` }),
  });
  const found = await ask();
  assert.equal(found?.source, 'openid');
  assert.equal(asked.length, 3);
  assert.ok(found);
  assert.deepEqual(answersOfProvider({ issuer, ...found }), {
    wiring: 'remote',
    known: { MCP_AUTH_ISSUER: issuer, MCP_AUTH_JWKS_URI: `${issuer}/jwks` },
  });
});

test('who registers no clients needs a proxy, and who is known has a class', async () => {
  const { ask } = asking({ [openid]: Response.json(document) });
  const found = await ask();
  assert.ok(found);
  assert.equal(answersOfProvider({ issuer, ...found }).wiring, 'oidc-proxy');
  const entra = 'https://login.microsoftonline.com/common/v2.0';
  assert.equal(answersOfProvider({ issuer: entra, ...found }).wiring, 'entra-id');
});

test('redirects, endless and empty answers are no documents', async () => {
  const moved = new Response(null, { status: 302, headers: { location: 'http://10.0.0.1/' } });
  const endless = new Response(`{"token_endpoint":"${'a'.repeat(1_100_000)}"}`);
  const { ask } = asking({
    'https://auth.example/.well-known/oauth-authorization-server/tenant': moved,
    'https://auth.example/.well-known/openid-configuration/tenant': endless,
    [openid]: Response.json({ issuer }),
  });
  assert.equal(await ask(), undefined);
});

test('only https and this machine are asked, and nothing that is more than an issuer', async () => {
  assert.equal(isIssuer(issuer), true);
  assert.equal(isIssuer('http://127.0.0.1:8080/realms/a'), true);
  for (const wrong of ['http://auth.example', `${issuer}?a=1`, `${issuer}#a`, 'file:///etc', 'x']) {
    assert.equal(isIssuer(wrong), false, wrong);
    const never = () => assert.fail('asked');
    assert.equal(await askProvider(wrong, never), undefined);
  }
});
