import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { nodePorts } from '../../../src/node/node-ports';
import type { LiveRequest } from '../../../src/oauth/exchange';
import { createRecorder, type Limits } from '../../../src/oauth/recorder';
import { createWireFetch } from '../../../src/oauth/wire-fetch';
import { type OpenPort, openPort } from '../../server/open-port';
import { wireParts } from './wire-parts';

const limits: Limits = { bytes: 1000, ms: 300, redirects: 5, sessionMs: 300 };
const purpose = { step: 'first-request', party: 'server', because: 'a test' } as const;

const paths: { readonly [path: string]: (response: ServerResponse) => void } = {
  '/plain': (response) => response.end('hello'),
  '/empty': (response) => response.writeHead(204).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/away': (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/plain' }).end(),
  '/script': (response) => response.writeHead(302, { location: 'javascript:alert(1)' }).end(),
  '/with-password': (response) =>
    response.writeHead(302, { location: `http://a:b@127.0.0.1:${server.port}/plain` }).end(),
  '/no-address': (response) => response.writeHead(302, { location: 'http://[' }).end('stays'),
  '/no-location': (response) => response.writeHead(302).end('stays'),
  '/large': (response) => response.end('x'.repeat(1001)),
  '/just-fits': (response) => response.end('x'.repeat(1000)),
  '/silent': () => {},
  '/slow': (response) => response.writeHead(200).write('beginning'),
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('beginning', () => response.destroy());
  },
  '/stream': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\nid: 1\ndata:\n\nevent: message\ndata: {"a":1}\n\n');
  },
  '/odd': (response) => response.writeHead(999).end('no'),
  '/multibyte': (response) => response.end('ä'.repeat(501)),
};

let server: OpenPort;
const seen: {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly type: string;
}[] = [];
before(async () => {
  server = await openPort(0);
  server.serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const url = request.url ?? '';
      seen.push({
        method: request.method ?? '',
        url,
        body,
        type: request.headers['content-type'] ?? '',
      });
      const status = /^\/redirect-(\d+)$/.exec(url)?.[1];
      if (status !== undefined) response.writeHead(Number(status), { location: '/plain' }).end();
      else (paths[url] ?? ((missing) => missing.writeHead(404).end()))(response);
    });
  });
});
after(() => server.close());

function send(
  path: string,
  change: Partial<LiveRequest> = {},
  signal = new AbortController().signal,
) {
  let changes = 0;
  const recorder = createRecorder(
    nodePorts,
    () => {
      changes += 1;
    },
    limits,
  );
  const url = path.startsWith('/') ? server.origin + path : path;
  return recorder
    .send({ method: 'GET', url, headers: [], ...change }, purpose, signal)
    .then((last) => ({ last, all: recorder.exchanges(), changes: () => changes }));
}

test('an exchange has its request, its answer and its times', async () => {
  const { last, all } = await send('/plain', { headers: [['x-a', 'b']] });
  assert.deepEqual(all, [last]);
  assert.equal(last.response?.status, 200);
  assert.equal(last.response?.text, 'hello');
  assert.equal(last.response?.bytes, 5);
  assert.equal(last.response?.cut, false);
  assert.ok(last.startedAt <= (last.firstByteAt ?? 0));
  assert.ok((last.firstByteAt ?? Number.POSITIVE_INFINITY) <= last.endedAt);
  assert.equal((await send('/empty')).last.response?.text, '');
});

test('a redirect within the origin is followed by hand, each hop an exchange', async () => {
  for (const [status, method, body] of [
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'a=b'],
    [308, 'POST', 'a=b'],
  ] as const) {
    seen.length = 0;
    const { last, all } = await send(`/redirect-${status}`, {
      method: 'POST',
      body: 'a=b',
      headers: [['content-type', 'application/x-www-form-urlencoded']],
    });
    assert.equal(last.response?.text, 'hello');
    assert.equal(all.length, 2);
    assert.equal(all[1]?.redirectOf, all[0]?.id);
    assert.match(last.because, new RegExp(`${status}`));
    assert.deepEqual(
      seen.map((one) => [one.method, one.url, one.body]),
      [
        ['POST', `/redirect-${status}`, 'a=b'],
        [method, '/plain', body],
      ],
    );
    assert.equal(seen[1]?.type !== '', method === 'POST');
  }
});

test('C56: redirects end at five, at another origin, and at what is no web address', async () => {
  const loop = await send('/loop');
  assert.equal(loop.all.length, 6);
  assert.equal(loop.last.failure?.kind, 'too-many-redirects');
  for (const path of ['/away', '/script']) {
    const { last, all } = await send(path);
    assert.equal(all.length, 1);
    assert.equal(last.failure?.kind, 'redirect-refused');
  }
  const { last, all } = await send('/with-password');
  assert.equal(last.failure?.kind, 'unsafe-url');
  assert.equal(all.length, 2);
  for (const path of ['/no-address', '/no-location']) {
    assert.equal((await send(path)).last.response?.text, 'stays');
  }
});

test('C57: what is no web address is not asked', async () => {
  for (const url of [
    'file:///etc/passwd',
    'javascript:1',
    'data:,x',
    'ftp://h/',
    'http://a:b@127.0.0.1/',
    'x',
  ]) {
    const { last } = await send(url);
    assert.equal(last.failure?.kind, 'unsafe-url', url);
    assert.equal(last.response, undefined);
  }
});

test('C56: what the guard refuses is on record and not sent, at the first hop and at the next', async () => {
  for (const [start, refused, sent] of [
    ['/plain', '/plain', []],
    ['/redirect-307', '/plain', ['/redirect-307']],
  ] as const) {
    seen.length = 0;
    const asked: string[] = [];
    const failure = { kind: 'private-address', detail: '10.0.0.5, a private address' } as const;
    const recorder = createRecorder(
      nodePorts,
      () => {},
      limits,
      async (url) => {
        asked.push(new URL(url).pathname);
        return url.endsWith(refused) ? failure : undefined;
      },
    );
    const request = { method: 'POST', url: server.origin + start, headers: [], body: 'a=b' };
    const last = await recorder.send(request, purpose, new AbortController().signal);
    assert.deepEqual(last.failure, failure);
    assert.equal(last.response, undefined);
    assert.equal(last.request.url, server.origin + refused);
    assert.deepEqual(recorder.exchanges().at(-1), last);
    assert.deepEqual(asked, [...sent, refused]);
    assert.deepEqual(
      seen.map((one) => one.url),
      sent,
    );
  }
});

test('C56: a guard that does not answer is held to the time limit, and ends with stop', async () => {
  const recorder = createRecorder(
    nodePorts,
    () => {},
    limits,
    () => new Promise(() => {}),
  );
  const request = { method: 'GET', url: `${server.origin}/plain`, headers: [] };
  seen.length = 0;
  const late = await recorder.send(request, purpose, new AbortController().signal);
  assert.equal(late.failure?.kind, 'timeout');
  const aborter = new AbortController();
  setTimeout(() => aborter.abort(), 20);
  assert.equal((await recorder.send(request, purpose, aborter.signal)).failure?.kind, 'aborted');
  assert.deepEqual(seen, []);
});

test('a body is read up to its limit', async () => {
  const large = await send('/large');
  assert.equal(large.last.failure?.kind, 'too-large');
  assert.equal(large.last.response?.text.length, 1000);
  assert.equal(large.last.response?.cut, true);
  const fits = await send('/just-fits');
  assert.equal(fits.last.failure, undefined);
  assert.equal(fits.last.response?.cut, false);
  const half = (await send('/multibyte')).last.response;
  assert.equal(half?.bytes, 1000);
  assert.equal(half?.text, 'ä'.repeat(500));
});

test('an answer or a body that does not come in time is given up', async () => {
  const silent = await send('/silent');
  assert.deepEqual(silent.last.failure, {
    kind: 'timeout',
    detail: 'no answer within 0.3 seconds',
  });
  assert.equal(silent.last.response, undefined);
  const slow = await send('/slow');
  assert.deepEqual(slow.last.failure, {
    kind: 'timeout',
    detail: 'the body did not end within 0.3 seconds',
  });
  assert.equal(slow.last.response?.text, 'beginning');
});

test('a status that no specification knows is a status', async () => {
  const { last } = await send('/odd');
  assert.equal(last.response?.status, 999);
  assert.equal(last.failure, undefined);
  const recorder = createRecorder(nodePorts, () => {}, limits);
  const fetchWire = createWireFetch({
    ports: nodePorts,
    recorder,
    ...wireParts(server.origin),
    purpose: () => purpose,
    left: new AbortController().signal,
    signal: new AbortController().signal,
  });
  assert.equal((await fetchWire(`${server.origin}/odd`)).status, 999);
  assert.equal(recorder.exchanges()[0]?.response?.status, 999);
});

test('a connection that breaks keeps what had come', async () => {
  const { last } = await send('/broken');
  assert.equal(last.failure?.kind, 'network');
  assert.equal(last.response?.text, 'beginning');
  assert.equal(last.response?.cut, true);
});

test('an event stream is read up to its first message', async () => {
  const { last } = await send('/stream');
  assert.equal(last.failure, undefined);
  assert.match(last.response?.text ?? '', /\{"a":1\}/);
  assert.ok(last.endedAt - last.startedAt < 250);
});

test('abort ends a request that waits, before its answer and in the middle of it', async () => {
  for (const path of ['/silent', '/slow']) {
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(), 50);
    const { last } = await send(path, {}, aborter.signal);
    assert.equal(last.failure?.kind, 'aborted', path);
    assert.ok(last.endedAt - last.startedAt < 250, path);
  }
});

test('nobody there, and no such name', async () => {
  const closed = await openPort(0);
  await closed.close();
  assert.deepEqual((await send(`${closed.origin}/x`)).last.failure, {
    kind: 'refused',
    detail: 'ECONNREFUSED',
  });
  const gone = await send('http://no-such-host.invalid/');
  assert.equal(gone.last.failure?.kind, 'name-not-found');
});

test('many exchanges leave no listener behind', async () => {
  const aborter = new AbortController();
  const warnings: Error[] = [];
  const keep = (warning: Error) => void warnings.push(warning);
  process.on('warning', keep);
  for (let at = 0; at < 30; at += 1) await send('/plain', {}, aborter.signal);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', keep);
  assert.deepEqual(warnings, []);
});

test('an exchange that is kept again takes the place of the first', async () => {
  const recorder = createRecorder(nodePorts, () => {}, limits);
  const exchange = {
    id: recorder.nextId(),
    ...purpose,
    request: { method: 'GET', url: 'https://h/', headers: [] },
    startedAt: 0,
    endedAt: 0,
  };
  recorder.keep(exchange);
  recorder.keep({ ...exchange, id: recorder.nextId() });
  recorder.keep({ ...exchange, endedAt: 1 });
  assert.deepEqual(
    recorder.exchanges().map(({ id, endedAt }) => [id, endedAt]),
    [
      ['x1', 1],
      ['x2', 0],
    ],
  );
});
