import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AddressGuard } from '../../../src/model/ports';
import { followLogin } from '../../../src/node/follow-login';

const redirectUri = 'http://127.0.0.1:33419/callback';

interface Asked {
  readonly url: string;
  readonly cookie: string | null;
}

type Page = Response | ((asked: Asked) => Response);

function to(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}

async function follow(
  pages: { readonly [url: string]: Page },
  signal = new AbortController().signal,
  guard?: AddressGuard,
) {
  const asked: Asked[] = [];
  const end = await followLogin(
    'https://as.example/authorize?x=1',
    redirectUri,
    async (url, init) => {
      init.signal?.throwIfAborted();
      const one = { url, cookie: new Headers(init.headers).get('cookie') };
      asked.push(one);
      const page = pages[url];
      if (page === undefined) throw new TypeError('fetch failed');
      return typeof page === 'function' ? page(one) : page;
    },
    signal,
    guard,
  );
  return { end, asked };
}

test('redirects are followed up to the redirect URI, which is not asked', async () => {
  const { end, asked } = await follow({
    'https://as.example/authorize?x=1': to('/login'),
    'https://as.example/login': to(`${redirectUri}?code=a&state=b`),
  });
  assert.deepEqual(end, {
    kind: 'returned',
    url: `${redirectUri}?code=a&state=b`,
    seenAt: ['https://as.example/authorize?x=1', 'https://as.example/login'],
  });
  assert.equal(asked.length, 2);
});

test('cookies go back to the origin that set them and to no other', async () => {
  const { asked } = await follow({
    'https://as.example/authorize?x=1': to('https://idp.example/a', ['s=1; Path=/', 't=2=3']),
    'https://idp.example/a': to('https://as.example/b', ['u=4']),
    'https://as.example/b': to('https://as.example/c', ['s=5; Secure']),
    'https://as.example/c': to(`${redirectUri}?code=a`),
  });
  assert.deepEqual(
    asked.map(({ cookie }) => cookie),
    [null, null, 's=1; t=2=3', 's=5; t=2=3'],
  );
});

test('whatever needs a person says so', async () => {
  const start = 'https://as.example/authorize?x=1';
  const cases: readonly (readonly [what: RegExp, pages: { readonly [url: string]: Page }])[] = [
    [
      /answered 200 and did not redirect; a person has to sign in/,
      { [start]: new Response('page') },
    ],
    [/answered 500/, { [start]: new Response('', { status: 500 }) }],
    [/answered 302/, { [start]: new Response(null, { status: 302 }) }],
    [/could not be reached/, {}],
    [/no address/, { [start]: to('http://[') }],
    [/not http or https/, { [start]: to('javascript:alert(1)') }],
    [/not http or https/, { [start]: to('cursor://callback?code=a') }],
    [/more than 20 times/, { [start]: to(start) }],
  ];
  for (const [what, pages] of cases) {
    const { end } = await follow(pages);
    assert.equal(end.kind, 'needs-person');
    assert.match(end.kind === 'needs-person' ? end.says : '', what);
  }
});

test('C56: each redirect of a followed login is checked before it is asked', async () => {
  const { end, asked } = await follow(
    {
      'https://as.example/authorize?x=1': to('https://idp.example/a'),
      'https://idp.example/a': to('http://169.254.169.254/latest'),
      'http://169.254.169.254/latest': new Response('secret'),
    },
    undefined,
    async (url) =>
      url.startsWith('http:')
        ? { kind: 'private-address', detail: '169.254.169.254, a private address' }
        : undefined,
  );
  assert.deepEqual(
    asked.map(({ url }) => url),
    ['https://as.example/authorize?x=1', 'https://idp.example/a'],
  );
  assert.deepEqual(end, {
    kind: 'needs-person',
    says: 'The login leads to 169.254.169.254, a private address, and stops there.',
  });
});

test('a login that is called off asks no more', async () => {
  const { end, asked } = await follow({}, AbortSignal.abort());
  assert.equal(end.kind, 'needs-person');
  assert.deepEqual(asked, []);
});

test('only the redirect URI itself ends the chain', async () => {
  const { end } = await follow({
    'https://as.example/authorize?x=1': to('http://127.0.0.1:33419/other?code=a'),
    'http://127.0.0.1:33419/other?code=a': to('http://127.0.0.1:33420/callback?code=b'),
    'http://127.0.0.1:33420/callback?code=b': to(`${redirectUri}?code=c`),
  });
  assert.equal(end.kind === 'returned' && end.url, `${redirectUri}?code=c`);
});
