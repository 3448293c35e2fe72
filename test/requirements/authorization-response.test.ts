/** C42 to C45: what comes back from the authorization server, and where the browser is sent. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Revision, revisions } from '../../src/model/revision';
import { issuer } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { members, withIss } from './changes';
import { signIn, signInAgain, since } from './trial';

const promise = (promised: boolean | undefined) =>
  members('server-metadata', { authorization_response_iss_parameter_supported: promised });

/** RFC 9207 §2.4 as MCP has it: whether iss is promised, what comes, and whether that will do. */
const table: readonly (readonly [boolean | undefined, string | undefined, boolean])[] = [
  [true, issuer, true],
  [true, 'https://evil.example', false],
  [true, undefined, false],
  [false, issuer, true],
  [false, 'https://evil.example', false],
  [false, undefined, true],
  [undefined, issuer, true],
  [undefined, 'https://evil.example', false],
  [undefined, undefined, true],
];

for (const revision of revisions) {
  const checked = revision >= '2026-07-28';
  test(`C42: iss is ${checked ? 'checked before the code goes anywhere' : 'noted and let pass'} (${revision})`, async () => {
    for (const [promised, iss, good] of table) {
      const change = promise(promised);
      const { trace, to } = await signIn(revision, { change, browser: withIss(iss) });
      const what = `${promised} ${iss}`;
      const rules = trace.findings.map(({ rule }) => rule);
      if (good || !checked) {
        assert.equal(trace.status, 'signed-in', what);
        assert.equal(rules.includes('iss-ignored'), !good, what);
      } else {
        assert.equal(trace.stop?.code, 'iss-mismatch', what);
        assert.equal(trace.stop.since, '2026-07-28');
        assert.deepEqual(to('token'), [], what);
        assert.deepEqual(rules, ['iss-mismatch']);
      }
      checkFindings(trace);
    }
  });
}

for (const revision of since('2026-07-28')) {
  test(`C42: the override goes on and is on record (${revision})`, async () => {
    const settings = { overrides: ['iss-mismatch'] };
    const browser = withIss('https://evil.example');
    const { trace } = await signIn(revision, { settings, browser });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(trace.overrides, ['iss-mismatch']);
    assert.ok(trace.findings.some(({ rule }) => rule === 'iss-ignored'));
  });
}

/** Names that mean the same to whoever evens them out. */
const alike = [
  `${issuer}/`,
  'https://AS.example',
  'HTTPS://as.example',
  'https://as.example:443',
  'https://a%73.example',
  'https://as.example?',
  'https://as.example#',
  'https://as.example/.',
  'http://as.example',
  ' https://as.example',
  'https://as.example ',
  '',
];

for (const revision of since('2026-07-28')) {
  test(`C43: nothing of iss is evened out before it is compared (${revision})`, async () => {
    for (const iss of alike) {
      for (const promised of [true, undefined]) {
        const change = promise(promised);
        const { trace, to } = await signIn(revision, { change, browser: withIss(iss) });
        assert.equal(trace.stop?.code, 'iss-mismatch', JSON.stringify(iss));
        assert.deepEqual(to('token'), []);
      }
    }
  });

  test(`C43: but it is decoded as a form (${revision})`, async () => {
    const spelt = 'https%3a%2f%2f%61%73%2eexample';
    const browser = (callback: URL): URL => {
      const back = withIss('IT')(callback);
      return new URL(back.href.replace('iss=IT', `iss=${spelt}`));
    };
    const { trace } = await signIn(revision, { browser });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
  });
}

const words = ['invalid_client', 'words-of-a-stranger', 'https://stranger.example/help'] as const;

/** An answer that refuses, in the name of this issuer. */
function refusal(iss: string | undefined): (callback: URL) => URL {
  return (callback) => {
    const back = withIss(iss)(callback);
    back.searchParams.delete('code');
    const [error, description, uri] = words;
    back.searchParams.set('error', error);
    back.searchParams.set('error_description', description);
    back.searchParams.set('error_uri', uri);
    return back;
  };
}

const foreign: readonly (string | undefined)[] = ['https://evil.example', `${issuer}/`, undefined];

/** A refusal after a sign-in that went well, when a client is there that could be called stale. */
async function refused(revision: Revision, iss: string | undefined) {
  const { world } = await signIn(revision);
  const ports = {
    async reserveRedirect() {
      const reserved = await world.ports.reserveRedirect();
      return {
        ...reserved,
        wait: async (seconds: number) => {
          const end = await reserved.wait(seconds);
          return end.kind === 'url' ? { ...end, url: refusal(iss)(new URL(end.url)).href } : end;
        },
      };
    },
  };
  return signInAgain(world, revision, { ports });
}

for (const revision of since('2026-07-28')) {
  test(`C44: an error in another name is neither acted on nor shown (${revision})`, async () => {
    for (const iss of foreign) {
      const { trace, to, logins } = await refused(revision, iss);
      assert.equal(trace.stop?.code, 'iss-mismatch', iss);
      assert.deepEqual(to('register'), [], 'a client is not given up for it');
      assert.equal(logins.length, 1);
      assert.deepEqual(to('token'), []);
      const shown = JSON.stringify(trace);
      for (const word of words) assert.ok(!shown.includes(word), word);
      checkFindings(trace);
    }
  });
}

for (const revision of revisions) {
  const names = revision >= '2026-07-28' ? [issuer] : [issuer, ...foreign];
  test(`C44: an error in ${revision >= '2026-07-28' ? 'the right' : 'any'} name is acted on and shown (${revision})`, async () => {
    for (const iss of names) {
      const { trace, to } = await refused(revision, iss);
      assert.equal(to('register').length, 1, 'the client is registered anew');
      assert.equal(trace.stop?.code, 'authorization-refused', iss);
      assert.ok(JSON.stringify(trace).includes(words[0]));
    }
  });
}

for (const revision of revisions) {
  test(`C45: the browser is sent to http and https addresses only (${revision})`, async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///x', 'vbscript:x']) {
      const change = members('server-metadata', { authorization_endpoint: url });
      const { trace, logins } = await signIn(revision, { change });
      assert.equal(trace.stop?.code, 'server-metadata-unusable', url);
      assert.deepEqual(logins, []);
    }
  });
}

test('C31, C42: state or iss that is there twice fits nothing, whichever comes first', async () => {
  const twice = (name: string, other: string, first: boolean) => (callback: URL) => {
    const back = new URL(callback);
    const own = back.searchParams.get(name) ?? '';
    back.searchParams.delete(name);
    for (const value of first ? [own, other] : [other, own]) back.searchParams.append(name, value);
    return back;
  };
  for (const [name, other, code] of [
    ['state', 'another-state', 'state-mismatch'],
    ['iss', 'https://evil.example', 'iss-mismatch'],
  ] as const) {
    for (const first of [true, false]) {
      const browser = twice(name, other, first);
      const { trace, to } = await signIn('2026-07-28', { browser });
      assert.equal(trace.stop?.code, code);
      assert.deepEqual(to('token'), []);
      checkFindings(trace);
    }
  }
});
