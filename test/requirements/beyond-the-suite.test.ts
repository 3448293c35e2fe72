/** What the conformance suite does not look at, and where it is looked at here. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults } from '../server/faults/list';
import { readTitles } from './titles';

interface Covered {
  /** Servers with exactly this fault. */
  readonly faults?: readonly string[];
  /** Tests by a part of their titles. */
  readonly tests: readonly string[];
}

const beyond: { readonly [line: string]: Covered } = {
  'code_challenge_methods_supported is missing': {
    faults: ['pkce-not-advertised', 'pkce-plain-only'],
    tests: [
      'C14: without code_challenge_methods_supported in',
      'C14: the override goes on, with S256, and is on record',
    ],
  },
  'state is checked': {
    faults: ['state-changed', 'state-lost'],
    tests: ['C31: an answer without state, or with another, is dropped'],
  },
  'several challenges, and malformed ones': {
    faults: [
      'several-challenge-fields',
      'basic-first',
      'quoted-pairs',
      'challenge-in-capitals',
      'malformed-challenge',
      'challenge-without-metadata',
      'no-challenge',
    ],
    tests: ['C2: well-formed:', 'C2: broken:', 'C2: what is written by the grammar is read back'],
  },
  'resource at another path of the same origin': {
    faults: ['resource-at-other-path', 'resource-is-origin', 'resource-with-slash'],
    tests: [
      'C7: resource is the address of the request when the challenge names the metadata',
      'C7: at the path it is the server, at the root also the origin, and never a part of it',
    ],
  },
  'metadata that is malformed, a page or an error': {
    faults: [
      'metadata-is-a-page',
      'metadata-fails',
      'metadata-broken-off',
      'metadata-is-a-list',
      'scopes-as-text',
      'server-metadata-is-a-page',
      'server-metadata-broken-off',
      'issuer-fails',
      'page-before-server-metadata',
      'failure-before-server-metadata',
    ],
    tests: ['C11: what is no document is passed over', 'L1: broken metadata is no reason'],
  },
  'several authorization servers': {
    faults: ['two-issuers', 'first-issuer-down', 'first-issuer-registers-nobody'],
    tests: [
      'C8: of several authorization servers the client chooses',
      'C9: registrations and tokens are kept apart by authorization server',
      'C9: a client that the user brings is shown to one authorization server only',
    ],
  },
  'refresh: rotation, invalid_grant, offline, at the same time': {
    faults: [
      'reconnect-with-refresh',
      'refresh-not-rotated',
      'refresh-revoked',
      'refresh-unavailable',
      'refresh-for-offline-access',
      'no-refresh-token',
    ],
    tests: [
      'C53 a hundred callers in one process refresh once',
      'C53 a token that another window has just saved is taken',
      'C53: a refresh token does not go out in the clear',
      'C54: no refresh token is counted on',
    ],
  },
  'resource without resource metadata': {
    faults: ['legacy-server-wants-resource'],
    tests: ['C35, C36: without metadata the canonical address is sent all the same'],
  },
  'iss on error responses': {
    faults: ['error-with-other-issuer', 'error-without-issuer'],
    tests: ['C44: an error in another name is neither acted on nor shown'],
  },
  'iss by case, port and percent sign': {
    faults: ['iss-in-capitals', 'iss-with-other-port', 'iss-percent-encoded', 'iss-with-slash'],
    tests: ['C43: nothing of iss is evened out before it is compared'],
  },
  'registration that is rejected and tried again': {
    faults: [
      'registration-refuses-native',
      'registration-refuses-scope',
      'registration-refuses-refresh',
      'registration-refuses-extensions',
      'registration-wants-localhost',
      'no-loopback-redirect',
      'registration-closed',
      'registration-fails',
    ],
    tests: [
      'C23: a registration refused for its redirect URI is tried as another type',
      'C23: one that stays refused says what the server said',
    ],
  },
  'what is in a client document': {
    faults: [
      'client-document',
      'client-document-without-name',
      'client-document-of-another',
      'client-document-without-redirect',
      'client-document-is-a-page',
      'client-document-gone',
    ],
    tests: ['C20: a document has client_id, client_name and redirect_uris'],
  },
  'redirects and requests to inside addresses': {
    faults: [
      'redirects-elsewhere',
      'redirects-without-end',
      'metadata-elsewhere',
      'server-metadata-redirects',
      'registration-redirects',
      'token-endpoint-redirects',
      'session-redirects',
      'moved-within-origin',
      'private-issuer',
      'private-login-page',
    ],
    tests: [
      'C56: redirects end at five, at another origin',
      ' of a public server at ',
      'C56: a redirect does not lead to a private address either',
    ],
  },
  'a listener that really listens': {
    faults: ['no-free-port'],
    tests: [
      'C33: one redirect is taken, at the exact path',
      'a taken port makes way for a free one',
      'a login in another browser is finished by pasting the redirected URL',
    ],
  },
  'how tokens are stored': {
    tests: [
      'C49, C53: tokens are in the secret store and nowhere else',
      'C49 nothing that is saved goes anywhere but under the keys of sign-ins',
      'C49 the state of a flow is kept under its id',
      'C24 F63 sign-ins that differ in issuer, resource, client, grant, server or label',
    ],
  },
  '403 to the request for a stream': {
    faults: ['stream-forbidden', 'stream-refused', 'sse-step-up'],
    tests: ['C50: a 403 for lack of scope signs in anew'],
  },
  'proxies and TLS': {
    faults: ['behind-tls-proxy', 'plain-http', 'plain-http-endpoint', 'self-signed-certificate'],
    tests: [
      'C15: endpoints without https are refused',
      'an https address whose port speaks plain http',
    ],
  },
  'for whom a token is': {
    faults: [
      'other-audience',
      'no-audience',
      'any-audience',
      'audience-is-client',
      'audience-with-slash',
      'audience-list',
    ],
    tests: ['S6: the audience is looked for in the whole list, letter by letter'],
  },
  'the wire of a server, found out together with its sign-in': {
    faults: ['era-before-sign-in', 'both-eras', 'modern-server', 'sse-step-up'],
    tests: [' wire: 401 with its challenge'],
  },
};

const names = new Set(faults.map(({ name }) => name));
const titles = readTitles();

for (const [line, covered] of Object.entries(beyond)) {
  test(`${line}: the servers and the tests for it are there`, () => {
    for (const name of covered.faults ?? []) assert.ok(names.has(name), `no fault ${name}`);
    for (const part of covered.tests) {
      const found = titles.filter((title) => title.includes(part));
      assert.ok(found.length > 0, `no test is called: ${part}`);
    }
  });
}
