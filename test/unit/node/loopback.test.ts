import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { isLoopbackUri, openLoopback, openLoopbackAt } from '../../../src/node/loopback';
import { openPort } from '../../server/open-port';

test('C33: one redirect is taken, at the exact path, and the page says so', async () => {
  const loopback = await openLoopback(0);
  assert.equal(loopback.uri, `http://127.0.0.1:${loopback.port}/callback`);
  for (const path of ['/', '/callback/', '/Callback', '/favicon.ico']) {
    assert.equal((await fetch(new URL(path, loopback.uri))).status, 404, path);
  }
  assert.equal((await fetch(loopback.uri, { method: 'POST' })).status, 404);
  const waiting = loopback.wait(5);
  const page = await fetch(`${loopback.uri}?code=abc&state=def`);
  assert.equal(page.status, 200);
  assert.match(
    page.headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'sha256-/,
  );
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  const text = await page.text();
  assert.match(text, /The answer has arrived/);
  assert.doesNotMatch(text, /abc|def/);
  assert.equal((await fetch(`${loopback.uri}?code=second`)).status, 410);
  assert.deepEqual(await waiting, {
    kind: 'url',
    url: `${loopback.uri}?code=abc&state=def`,
    received: 'listener',
  });
  loopback.close();
});

test('the page that the browser names is passed on', async () => {
  const loopback = await openLoopback(0);
  const waiting = loopback.wait(5);
  await fetch(`${loopback.uri}?state=s`, { headers: { referer: 'https://upstream.example/' } });
  assert.deepEqual(await waiting, {
    kind: 'url',
    url: `${loopback.uri}?state=s`,
    received: 'listener',
    seenAt: ['https://upstream.example/'],
  });
  loopback.close();
});

test('a refusal has a page of its own', async () => {
  const loopback = await openLoopback(0);
  const page = await (await fetch(`${loopback.uri}?error=<script>`)).text();
  assert.match(page, /The sign-in was refused/);
  assert.doesNotMatch(page, /<script>/);
  loopback.close();
});

test('the wait ends when nobody comes, when it is called off, and with a pasted address', async () => {
  const late = await openLoopback(0);
  assert.deepEqual(await late.wait(0.05), { kind: 'timeout' });
  late.close();
  const off = await openLoopback(0);
  const waiting = off.wait(5);
  off.close();
  off.close();
  assert.deepEqual(await waiting, { kind: 'cancelled' });
  const pasted = await openLoopback(0);
  pasted.finish({ kind: 'url', url: 'http://x/?code=a', received: 'pasted' });
  assert.deepEqual(await pasted.wait(5), {
    kind: 'url',
    url: 'http://x/?code=a',
    received: 'pasted',
  });
  pasted.close();
});

test('a taken port makes way for a free one', async () => {
  const taken = await openPort(0);
  const loopback = await openLoopback(taken.port);
  assert.notEqual(loopback.port, taken.port);
  assert.equal((await fetch(new URL('/', loopback.uri))).status, 404);
  loopback.close();
  await taken.close();
});

test('the same port is free again at once', async () => {
  const first = await openLoopback(0);
  first.close();
  const second = await openLoopback(first.port);
  assert.equal(second.port, first.port);
  second.close();
});

test('requests for what is no address are answered like any other', async () => {
  const loopback = await openLoopback(0);
  for (const path of ['//', '/\\', 'http://[', '*', '/%']) {
    const sent = request({ port: loopback.port, host: '127.0.0.1', path, method: 'GET' }).end();
    const [response] = await once(sent, 'response');
    assert.equal(response.statusCode, 404, path);
    response.resume();
  }
  loopback.close();
});

test('a connection that says nothing is cut when the listener closes', async () => {
  const loopback = await openLoopback(0);
  const silent = connect(loopback.port, '127.0.0.1');
  await once(silent, 'connect');
  const begun = performance.now();
  loopback.close();
  silent.on('error', () => {});
  await once(silent, 'close');
  assert.ok(performance.now() - begun < 2000);
});

test('an address that a client is registered with is listened at, and no other', async () => {
  const free = await openPort(0);
  await free.close();
  const uri = `http://localhost:${free.port}/oauth/done`;
  const loopback = await openLoopbackAt(uri);
  assert.equal(loopback.uri, uri);
  const waiting = loopback.wait(5);
  assert.equal((await fetch(new URL('/callback', uri))).status, 404);
  assert.equal((await fetch(`${uri}?code=a`)).status, 200);
  assert.deepEqual(await waiting, { kind: 'url', url: `${uri}?code=a`, received: 'listener' });
  await assert.rejects(openLoopbackAt(uri), /Another program listens at the port of/);
  loopback.close();
  await assert.rejects(openLoopbackAt('https://app.example/callback'), /Nothing on this machine/);
});

test('only plain addresses of this machine can be listened at', () => {
  for (const uri of ['http://127.0.0.1:1/', 'http://localhost:8080/a/b', 'http://localhost/x'])
    assert.equal(isLoopbackUri(uri), true, uri);
  for (const uri of [
    'https://localhost:1/',
    'http://127.0.0.1.example/',
    'http://localhost/?a=1',
    'http://app.example/',
    'cursor://callback',
    'nothing',
  ])
    assert.equal(isLoopbackUri(uri), false, uri);
});

test('a request that brings no answer ends no wait', async () => {
  const loopback = await openLoopback(0);
  assert.equal((await fetch(loopback.uri)).status, 404);
  assert.equal((await fetch(`${loopback.uri}?x=1`)).status, 404);
  assert.equal((await fetch(`${loopback.uri}?error=access_denied`)).status, 200);
  loopback.close();
});

test('under the name of this machine both of its addresses are listened at, or none', async () => {
  const free = await openPort(0);
  await free.close();
  const uri = `http://localhost:${free.port}/cb`;
  const other = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    other.once('error', () => resolve(false));
    other.listen(free.port, '::1', () => resolve(true));
  });
  if (listens) await assert.rejects(openLoopbackAt(uri), /Another program listens/);
  await new Promise((resolve) => other.close(resolve));
  const loopback = await openLoopbackAt(uri);
  const waiting = loopback.wait(5);
  const address = listens ? '[::1]' : '127.0.0.1';
  assert.equal((await fetch(`http://${address}:${free.port}/cb?code=a`)).status, 200);
  assert.equal((await waiting).kind, 'url');
  loopback.close();
});
