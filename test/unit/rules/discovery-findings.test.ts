import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finding } from '../../../src/model/finding';
import type { JudgedTrace } from '../../../src/model/trace';
import { howAddressesDiffer } from '../../../src/rules/how-addresses-differ';
import { faults } from '../../server/faults/list';
import { resolve } from './check-findings';
import { runHeadless } from './headless-run';

async function found(name: string, rule: string): Promise<Finding & { trace: JudgedTrace }> {
  const fault = faults.find((one) => one.name === name);
  assert.ok(fault, name);
  const server = await fault.start();
  try {
    const { trace } = await runHeadless(server.url, server.run);
    const finding = trace.findings.find((one) => one.rule === rule);
    assert.ok(finding, `${rule} among ${trace.findings.map((one) => one.rule).join(', ')}`);
    return { ...finding, trace };
  } finally {
    await server.close();
  }
}

/** By fault and rule: what the title says, and what the first piece of evidence is. */
const titles: readonly (readonly [fault: string, rule: string, title: RegExp, shows: RegExp])[] = [
  ['no-challenge', 'challenge-missing', /answers 401 without WWW-Authenticate$/, /^401$/],
  ['basic-alone', 'challenge-names-no-metadata', /sends no Bearer challenge$/, /Basic/],
  [
    'challenge-without-metadata',
    'challenge-names-no-metadata',
    /does not name its metadata in the challenge$/,
    /Bearer/,
  ],
  [
    'malformed-challenge',
    'malformed-challenge',
    /a challenge whose resource_metadata is not well formed$/,
    /resource_metadata=http/,
  ],
  [
    'metadata-address-relative',
    'malformed-challenge',
    /names its metadata by something that is no http or https address$/,
    /resource_metadata=\\"\//,
  ],
  ['basic-first', 'bearer-after-others', /puts another challenge before/, /basic/],
  [
    'dead-metadata-address',
    'metadata-not-where-named',
    /points past its own resource metadata$/,
    /oauth-resource/,
  ],
  [
    'verifier-with-base-url',
    'no-discovery',
    /names a metadata address at which there is none$/,
    /401/,
  ],
  ['verifier-only', 'no-discovery', /does not say where to get one$/, /401/],
  ['guarded-metadata', 'no-discovery', /wants a token for the document/, /401/],
  ['metadata-fails', 'no-discovery', /fails where its resource metadata should be$/, /401/],
  ['metadata-at-root', 'metadata-only-at-root', /for the whole host only$/, /^404$/],
  ['metadata-guarded-at-path', 'metadata-after-bad-answer', /wants a token at an address/, /^401$/],
  ['page-before-server-metadata', 'metadata-after-bad-answer', /serves a web page at/, /^200$/],
  ['failure-before-server-metadata', 'metadata-after-bad-answer', /fails at an address/, /^500$/],
  ['metadata-is-a-page', 'resource-metadata-unusable', /serves a web page where/, /<!doctype/],
  [
    'server-metadata-is-a-page',
    'no-server-metadata',
    /serves a web page where its authorization server/,
    /^200$/,
  ],
  ['metadata-without-server', 'resource-metadata-unusable', /names no authorization server/, /./],
  [
    'metadata-as-text',
    'metadata-content-type',
    /does not send its metadata as JSON$/,
    /text\/plain/,
  ],
  ['firewall-before-server', 'bot-challenge', /protection against bots/, /cf-mitigated/],
  ['firewall-before-metadata', 'bot-challenge', /protection against bots/, /x-amzn-waf-action/],
  [
    'resource-with-slash',
    'resource-mismatch',
    /with a slash at the end that its address/,
    /mcp\/$/,
  ],
  ['resource-is-origin', 'resource-mismatch', /names what is above this server/, /:\d+$/],
  ['resource-at-other-path', 'resource-mismatch', /names another path/, /\/other$/],
  ['resource-with-fragment', 'resource-mismatch', /with a fragment/, /#tools$/],
  ['behind-tls-proxy', 'resource-mismatch', /by http, and is reached by https$/, /^http:/],
  ['metadata-without-resource', 'resource-mismatch', /does not say which resource/, /./],
  ['behind-tls-proxy', 'inner-address', /from behind its proxy: .* by http$/, /^http:/],
  [
    'resource-is-inside',
    'inner-address',
    /from behind its proxy: localhost:8000 by http$/,
    /localhost/,
  ],
  [
    'challenge-behind-tls-proxy',
    'inner-address',
    /from behind its proxy/,
    /resource_metadata=\\"http:/,
  ],
  [
    'issuer-is-metadata-address',
    'issuer-malformed',
    /the address of a metadata document/,
    /well-known/,
  ],
  ['issuer-without-scheme', 'issuer-malformed', /no http or https address/, /^127/],
  [
    'issuer-gets-slash',
    'issuer-mismatch',
    /^authorization_servers ends the name of .* slash/,
    /\d$/,
  ],
  ['issuer-by-http', 'issuer-mismatch', /names its issuer by http/, /^http:/],
  ['no-issuer', 'issuer-mismatch', /does not name its issuer/, /./],
  ['two-documents-pkce', 'metadata-differs', /differ in code_challenge_methods_supported$/, /./],
  ['two-documents-issuer', 'metadata-differs', /differ in issuer$/, /\/$/],
  ['two-resource-documents', 'metadata-differs', /differ in resource$/, /:\d+$/],
  ['no-token-endpoint', 'server-metadata-unusable', /without token_endpoint$/, /./],
  [
    'sign-in-page-is-a-script',
    'server-metadata-unusable',
    /authorization_endpoint that is no http or https address$/,
    /javascript/,
  ],
  ['pkce-plain-only', 'pkce-not-advertised', /offers PKCE, but not with S256$/, /plain/],
  ['pkce-as-text', 'pkce-not-advertised', /as something that is no list$/, /^S256$/],
  ['pkce-not-advertised', 'pkce-not-advertised', /does not say that it supports PKCE$/, /./],
  ['pkce-plain-too', 'pkce-plain-offered', /plain as well as with S256$/, /plain/],
  ['scopes-in-one-entry', 'scopes-badly-written', /"notes:read notes:write"$/, /notes:read notes/],
  ['scopes-with-commas', 'scopes-badly-written', /puts commas between scopes$/, /,/],
  ['scopes-as-text', 'malformed-metadata', /members of the wrong type$/, /scopes_supported/],
  ['client-documents-as-text', 'malformed-metadata', /members of the wrong type$/, /true or false/],
  ['bearer-method-of-scheme', 'bearer-methods', /does not list the header/, /Bearer/],
  ['bearer-in-query', 'bearer-methods', /takes tokens in the query/, /query/],
  [
    'token-endpoint-elsewhere',
    'endpoint-at-other-origin',
    /token_endpoint on another host/,
    /localhost/,
  ],
  ['path-issuer', 'openid-discovery-only', /by OpenID Connect Discovery only$/, /^404$/],
  ['legacy-server', 'default-endpoints', /those of 2025-03-26$/, /default-endpoints/],
  ['iss-not-promised', 'iss-not-promised', /sends iss, and its metadata does not say so$/, /^http/],
  ['no-keys-address', 'no-keys-address', /where the keys for its tokens are$/, /./],
  [
    'client-documents-not-advertised',
    'no-registration-path',
    /does not say that it takes client documents$/,
    /./,
  ],
  ['no-registration', 'no-registration-path', /does not let clients register$/, /./],
  ['registration-closed', 'registration-refused', /only clients that it was told of$/, /^401$/],
  ['registration-fails', 'registration-refused', /fails to register this client$/, /^500$/],
  ['registration-not-there', 'registration-refused', /has no registration endpoint where/, /^404$/],
  ['registration-wants-localhost', 'registration-refused', /this machine: 127\.0\.0\.1$/, /^400$/],
  ['registration-drops-refresh', 'registration-changed', /another grant_types than/, /./],
  ['registration-narrows-scope', 'registration-changed', /another scope than/, /^profile$/],
  ['registration-changes-redirect', 'registration-changed', /another redirect_uris than/, /:1/],
  ['client-document-of-another', 'client-document-faulty', /has faults$/, /^https:/],
  ['client-document-refused', 'client-document-refused', /and refuses this one$/, /^https:/],
  ['offers-public-clients-only', 'auth-method-not-offered', /list client_secret_basic/, /basic/],
  [
    'secret-not-given',
    'client-auth-method',
    /without a secret, and this one has none$/,
    /invalid_client/,
  ],
];

suite('a finding names the fault in its title and points to where it is', {
  concurrency: 4,
}, () => {
  for (const [fault, rule, title, shows] of titles) {
    test(`${fault}: ${rule}`, async () => {
      const finding = await found(fault, rule);
      assert.match(finding.title, title);
      const [first = ''] = finding.evidence;
      const shown = resolve(finding.trace, first);
      assert.match(typeof shown === 'string' ? shown : JSON.stringify(shown), shows, first);
    });
  }
});

suite('a cause stands before what follows from it', { concurrency: 4 }, () => {
  for (const [fault, cause, consequence] of [
    ['dead-metadata-address', 'metadata-not-where-named', 'no-discovery'],
    ['firewall-before-metadata', 'bot-challenge', 'no-discovery'],
    ['firewall-before-server', 'bot-challenge', 'server-error'],
    ['behind-tls-proxy', 'inner-address', 'resource-mismatch'],
    ['challenge-behind-tls-proxy', 'inner-address', 'insecure-endpoint'],
    ['issuer-is-metadata-address', 'issuer-malformed', 'no-server-metadata'],
    ['issuer-without-scheme', 'issuer-malformed', 'resource-metadata-unusable'],
    ['two-documents-pkce', 'metadata-differs', 'pkce-not-advertised'],
    ['two-documents-issuer', 'metadata-differs', 'issuer-mismatch'],
    ['registration-narrows-scope', 'registration-changed', 'authorization-refused'],
    ['registration-changes-redirect', 'registration-changed', 'login-not-finished'],
    ['client-document-refused', 'client-document-refused', 'authorization-refused'],
    ['client-document-gone', 'client-document-faulty', 'login-not-finished'],
    ['secret-not-given', 'client-auth-method', 'token-refused'],
    ['client-documents-as-text', 'malformed-metadata', 'no-registration-path'],
    ['issuer-is-inside', 'inner-address', 'endpoint-unreachable'],
  ] as const) {
    test(`${fault}: ${consequence} under ${cause}`, async () => {
      const { trace, under } = await found(fault, consequence);
      assert.equal(under, cause);
      assert.equal(trace.findings[0]?.rule, cause);
    });
  }
});

suite('two strings that differ are shown with where they part', { concurrency: 4 }, () => {
  for (const [fault, rule, says] of [
    ['resource-with-slash', 'resource-mismatch', /comes "\/" instead of the end/],
    ['issuer-gets-slash', 'issuer-mismatch', /comes the end instead of "\/"/],
    ['behind-tls-proxy', 'resource-mismatch', /at character 5 comes ":" instead of "s"/],
    ['dead-metadata-address', 'metadata-not-where-named', /comes "r" instead of "p"/],
    ['two-documents-issuer', 'metadata-differs', /comes "\/" instead of the end/],
  ] as const) {
    test(`${fault}: ${rule}`, async () => assert.match((await found(fault, rule)).actual, says));
  }
});

test('a scope with a space weighs more than one with a comma, and a list without the header than one with more', async () => {
  const severity = async (fault: string, rule: string) => (await found(fault, rule)).severity;
  assert.equal(await severity('scopes-in-one-entry', 'scopes-badly-written'), 'warning');
  assert.equal(await severity('scopes-with-commas', 'scopes-badly-written'), 'info');
  assert.equal(await severity('bearer-method-of-scheme', 'bearer-methods'), 'warning');
  assert.equal(await severity('bearer-in-query', 'bearer-methods'), 'info');
  assert.equal(await severity('offers-public-clients-only', 'auth-method-not-offered'), 'info');
  assert.equal(await severity('secret-not-given', 'client-auth-method'), 'error');
});

test('addresses differ in one way, the one that says most', () => {
  const from = 'https://mcp.example/a/mcp';
  for (const [to, how] of [
    ['', 'no-address'],
    ['mcp.example/a/mcp', 'no-address'],
    ['ftp://mcp.example/a/mcp', 'no-address'],
    [`${from}#x`, 'fragment'],
    [`${from}/`, 'slash-added'],
    ['https://mcp.example:443/a/mcp', 'spelling'],
    ['https://MCP.example/a/mcp', 'spelling'],
    ['https://elsewhere.example/a/mcp', 'host'],
    ['http://elsewhere.example/a/mcp', 'host'],
    ['http://mcp.example/a/mcp', 'http-for-https'],
    ['http://mcp.example:8000/a/mcp', 'http-for-https'],
    ['https://mcp.example:8443/a/mcp', 'port'],
    ['https://mcp.example', 'above'],
    ['https://mcp.example/a', 'above'],
    ['https://mcp.example/a/', 'above'],
    ['https://mcp.example/a/mc', 'path'],
    ['https://mcp.example/b', 'path'],
    [`${from}?x=1`, 'path'],
  ] as const) {
    assert.equal(howAddressesDiffer(from, to), how, to);
  }
  assert.equal(howAddressesDiffer(`${from}/`, from), 'slash-missing');
});
