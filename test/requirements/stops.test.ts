/** Which revision makes a stop of what, and that the ones before go on. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Revision, revisions } from '../../src/model/revision';
import type { StopCode } from '../../src/model/stop';
import { json } from '../unit/oauth/world';
import {
  allOf,
  answering,
  challenged,
  members,
  movingInSession,
  notFound,
  withIss,
} from './changes';
import { signIn, type Wish } from './trial';

interface Case {
  readonly ids: string;
  readonly code: StopCode;
  /** The first revision that stops; left out when all do. */
  readonly since?: Revision;
  /** Made anew for each run. */
  readonly wish: () => Wish;
}

const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' };
const metadata = (changed: { readonly [name: string]: unknown }): Wish => ({
  change: members('server-metadata', changed),
});
const back = (change: (url: URL) => void): Wish => ({
  browser: (callback) => {
    const url = new URL(callback);
    change(url);
    return url;
  },
});

const cases: readonly Case[] = [
  {
    ids: 'C5',
    code: 'no-discovery',
    since: '2025-06-18',
    wish: () => ({
      change: allOf(challenged('Bearer'), answering('resource-metadata', notFound)),
    }),
  },
  {
    ids: 'C6',
    code: 'resource-metadata-unusable',
    since: '2025-06-18',
    wish: () => ({ change: members('resource-metadata', { authorization_servers: [] }) }),
  },
  {
    ids: 'C6',
    code: 'resource-metadata-unusable',
    since: '2025-06-18',
    wish: () => ({ change: answering('resource-metadata', page) }),
  },
  {
    ids: 'C7',
    code: 'resource-mismatch',
    since: '2025-06-18',
    wish: () => ({ change: members('resource-metadata', { resource: 'https://evil.example/' }) }),
  },
  {
    ids: 'C10, C11',
    code: 'no-server-metadata',
    since: '2025-06-18',
    wish: () => ({ change: answering('server-metadata', notFound) }),
  },
  {
    ids: 'C13',
    code: 'issuer-mismatch',
    since: '2025-06-18',
    wish: () => metadata({ issuer: 'https://honest.example' }),
  },
  {
    ids: 'C14',
    code: 'pkce-not-advertised',
    since: '2025-11-25',
    wish: () => metadata({ code_challenge_methods_supported: undefined }),
  },
  {
    ids: 'C26',
    code: 'client-issuer-mismatch',
    since: '2026-07-28',
    wish: () => ({ change: movingInSession(), settings: { clientId: 'mine' } }),
  },
  {
    ids: 'C42',
    code: 'iss-mismatch',
    since: '2026-07-28',
    wish: () => ({ browser: withIss('https://evil.example') }),
  },
  {
    ids: 'C42',
    code: 'iss-mismatch',
    since: '2026-07-28',
    wish: () => ({ browser: withIss(undefined) }),
  },
  {
    ids: 'C14',
    code: 'pkce-not-advertised',
    wish: () => metadata({ code_challenge_methods_supported: ['plain'] }),
  },
  {
    ids: 'C15',
    code: 'insecure-endpoint',
    wish: () => metadata({ token_endpoint: 'http://as.example/token' }),
  },
  {
    ids: 'C16, C17',
    code: 'no-registration-path',
    wish: () => metadata({ registration_endpoint: undefined }),
  },
  {
    ids: 'C23',
    code: 'registration-refused',
    wish: () => ({ change: answering('register', json({ error: 'access_denied' }, 403)) }),
  },
  {
    ids: 'C31',
    code: 'state-mismatch',
    wish: () => back((url) => url.searchParams.set('state', 'other')),
  },
  {
    ids: 'C42',
    code: 'authorization-refused',
    wish: () => back((url) => url.searchParams.set('error', 'access_denied')),
  },
  {
    ids: 'C42',
    code: 'no-code',
    wish: () => back((url) => url.searchParams.delete('code')),
  },
  {
    ids: 'C45',
    code: 'server-metadata-unusable',
    wish: () => metadata({ authorization_endpoint: 'javascript:alert(1)' }),
  },
  {
    ids: 'C46',
    code: 'token-not-accepted',
    wish: () => ({ change: answering('session', { status: 401, headers: {}, body: '' }) }),
  },
  {
    ids: 'C54',
    code: 'token-refused',
    wish: () => ({ change: answering('token', json({ error: 'invalid_grant' }, 400)) }),
  },
  {
    ids: 'C54',
    code: 'token-unusable',
    wish: () => ({ change: answering('token', json({ token_type: 'Bearer' })) }),
  },
  {
    ids: 'C56',
    code: 'private-address',
    wish: () => metadata({ token_endpoint: 'https://10.0.0.1/token' }),
  },
];

for (const { ids, code, since, wish } of cases) {
  for (const revision of revisions) {
    const stops = since === undefined || revision >= since;
    test(`${ids}: ${code} ${stops ? 'stops' : 'does not stop'} a client of ${revision}`, async () => {
      const { trace } = await signIn(revision, wish());
      if (!stops) {
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        return;
      }
      assert.equal(trace.stop?.code, code, trace.stop?.says);
      assert.equal(trace.stop.since, since);
      const finding = trace.findings.find(({ rule }) => rule === code);
      const said = / clients stop here since MCP ([\d-]+)/.exec(finding?.because ?? '')?.[1];
      assert.equal(said, since, finding?.because);
    });
  }
}
