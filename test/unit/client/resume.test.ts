import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, test } from 'node:test';
import { serve } from '../../server/faults/parts/serve';
import { openPort } from '../../server/open-port';
import { sendJson } from '../../server/respond';
import { recordedSession } from './recorded-session';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

interface Streams {
  /** What the stream of a tool call carries before it ends. */
  readonly call: (id: number) => string;
  /** What a stream carries that goes on from an event; undefined refuses it. */
  readonly rest: (id: number, from: string) => string | undefined;
  /** What the stream to listen at carries before it ends; undefined offers none. */
  readonly listen?: string;
}

const answer = (id: number): string =>
  `event: message\nid: last\ndata: ${JSON.stringify({
    jsonrpc: '2.0',
    id,
    result: { content: [{ type: 'text', text: 'late' }] },
  })}\n\n`;

/** A server of 2025-11-25 that ends its streams when it likes. */
async function session(streams: Streams, timeout = 2000) {
  const port = await openPort(0);
  closers.push(() => port.close());
  let pending = 0;
  const stream = (response: ServerResponse, text: string | undefined): void => {
    if (text === undefined) sendJson(response, 405, {});
    else response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);
  };
  serve(port, {
    '/mcp': async (request, response) => {
      if (request.method === 'GET') {
        const from = request.headers['last-event-id'];
        if (typeof from !== 'string') return stream(response, streams.listen);
        return stream(response, streams.rest(pending, from));
      }
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const { id, method } = JSON.parse(text);
      if (id === undefined) return void response.writeHead(202).end();
      if (method === 'tools/call') {
        pending = id;
        return stream(response, streams.call(id));
      }
      const result = {
        protocolVersion: '2025-11-25',
        capabilities: { tools: {} },
        serverInfo: { name: 'slow', version: '1' },
      };
      sendJson(response, 200, { jsonrpc: '2.0', id, result });
    },
  });
  const one = recordedSession(`${port.origin}/mcp`, { statelessWire: false, timeout });
  closers.push(one.close);
  assert.equal((await one.call({ kind: 'connect' })).kind, 'connected');
  return {
    call: () => one.call({ kind: 'call-tool', name: 'any', arguments: {} }),
    close: one.close,
    /** Requests to listen, with the event that each goes on from. */
    listened: () =>
      one
        .requests()
        .filter(({ request }) => request.method === 'GET')
        .map(({ request, because }) => ({
          because,
          from: Object.fromEntries(request.headers)['last-event-id'],
        })),
  };
}

test('an answer that breaks off is asked for again, from where it broke and not too soon', async () => {
  const one = await session({
    call: () => 'id: a-1\nretry: 150\ndata: \n\n',
    rest: (id, from) => (from === 'a-1' ? answer(id) : undefined),
  });
  const begun = performance.now();
  assert.deepEqual(await one.call(), { kind: 'called', text: 'late', isError: false });
  assert.ok(performance.now() - begun >= 150);
  assert.deepEqual(one.listened(), [
    { because: 'Opens the stream for messages from the server.', from: undefined },
    { because: 'Asks for the rest of an answer that broke off.', from: 'a-1' },
  ]);
});

test('the rest may break off too', async () => {
  const one = await session({
    call: () => 'id: 1\nretry: 1\ndata: \n\n',
    rest: (id, from) => (from === '3' ? answer(id) : `id: ${Number(from) + 1}\ndata: \n\n`),
  });
  assert.equal((await one.call()).kind, 'called');
  assert.deepEqual(
    one.listened().map(({ from }) => from),
    [undefined, '1', '2', '3'],
  );
});

test('a server that never comes to an end is left after ten times', async () => {
  const one = await session(
    { call: () => 'id: 1\nretry: 0\ndata: \n\n', rest: () => 'id: 1\ndata: \n\n' },
    700,
  );
  assert.equal((await one.call()).kind, 'failed');
  assert.equal(one.listened().length, 1 + 10);
});

test('what is whole or cannot be gone on with is not asked for again', async () => {
  for (const [call, kind] of [
    [(id: number) => `retry: 1\n${answer(id)}`, 'called'],
    [() => 'retry: 1\ndata: \n\n', 'failed'],
  ] as const) {
    const one = await session({ call, rest: answer }, 300);
    assert.equal((await one.call()).kind, kind);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(one.listened().length, 1);
  }
});

test('the stream to listen at is opened once', async () => {
  const one = await session(
    { call: answer, rest: answer, listen: 'id: 1\nretry: 1\ndata: \n\n' },
    300,
  );
  assert.equal((await one.call()).kind, 'called');
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(one.listened().length, 1);
});

test('a pause without end holds up neither the call nor the end of the session', async () => {
  const one = await session(
    { call: () => 'id: 1\nretry: 2147483647\ndata: \n\n', rest: answer },
    200,
  );
  const begun = performance.now();
  assert.equal((await one.call()).kind, 'failed');
  await one.close();
  assert.ok(performance.now() - begun < 1500);
});
