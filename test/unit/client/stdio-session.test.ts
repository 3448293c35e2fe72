import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openStdioSession } from '../../../src/client/stdio-session';
import type { LiveEvents, LiveSession } from '../../../src/model/live-session';
import { ears, until } from './live-ears';

/** A server in so few lines that each of its faults can be seen. `answer` is the body of a switch over methods. */
function server(cases: string, before = ''): string {
  return `${before}
    const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n');
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method, params } = JSON.parse(line);
      const reply = (result) => send({ id, result });
      switch (method) {
        case 'initialize':
          return reply({
            protocolVersion: params.protocolVersion,
            capabilities: { tools: { listChanged: true }, prompts: {}, resources: {}, logging: {} },
            serverInfo: { name: 'small', version: '2.1' },
          });
        ${cases}
      }
    });`;
}

const open = (code: string, events: LiveEvents, hello = 5000) =>
  openStdioSession(
    { command: process.execPath, args: ['-e', code], env: {} },
    { hello, call: 5000 },
    events,
  );

const sessions: LiveSession[] = [];
after(() => Promise.all(sessions.map((live) => live.close())));

async function opened(code: string, heard = ears()): Promise<LiveSession> {
  const opening = await open(code, heard.events);
  assert.equal(opening.kind, 'open', JSON.stringify(opening));
  if (opening.kind !== 'open') throw new Error('unreachable');
  sessions.push(opening.live);
  return opening.live;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const tellPid = "process.stderr.write('pid ' + process.pid + '\\n');";
const pidIn = (lines: readonly string[]): number => Number(/pid (\d+)/.exec(lines.join(' '))?.[1]);

test('a server that is started tells who it is and what it has', async () => {
  const live = await opened(
    server(`case 'tools/list':
      return reply(params?.cursor === 'two'
        ? { tools: [{ name: 'second', inputSchema: { type: 'object' } }] }
        : { tools: [{ name: 'first', title: 'First', inputSchema: { type: 'object' } }], nextCursor: 'two' });`),
  );
  assert.equal(live.session.serverName, 'small');
  assert.equal(live.session.serverVersion, '2.1');
  assert.equal(live.session.transport, 'stdio');
  assert.match(live.session.protocolVersion, /^\d{4}-\d\d-\d\d$/);
  assert.ok(live.latency > 0);
  assert.deepEqual(live.offers, ['tools', 'resources', 'resource-templates', 'prompts']);
  const listed = await live.list('tools');
  assert.equal(listed.kind, 'listed');
  assert.deepEqual(listed.kind === 'listed' && listed.items.map(({ name }) => name), [
    'first',
    'second',
  ]);
  assert.equal(listed.kind === 'listed' && listed.more, false);
});

test('a list without end is cut', async () => {
  const live = await opened(
    server(
      `case 'tools/list': return reply({ tools: [{ name: 'again', inputSchema: { type: 'object' } }], nextCursor: 'on' });`,
    ),
  );
  const listed = await live.list('tools');
  assert.equal(listed.kind === 'listed' && listed.items.length, 20);
  assert.equal(listed.kind === 'listed' && listed.more, true);
});

test('a tool, a prompt and a resource are asked for, with progress', async () => {
  const live = await opened(
    server(`case 'tools/call':
      send({ method: 'notifications/progress', params: { progressToken: params._meta.progressToken, progress: 1, total: 2, message: 'half' } });
      return setTimeout(() => reply({ content: [{ type: 'text', text: 'no ' + params.arguments.a }], isError: true }), 50);
    case 'prompts/get': return reply({ messages: [{ role: 'user', content: { type: 'text', text: params.arguments.who } }] });
    case 'resources/read': return reply({ contents: [{ uri: params.uri, text: 'body' }] });`),
  );
  const progress: unknown[] = [];
  const called = await live.request(
    { kind: 'tool', name: 'add', arguments: { a: 1 } },
    { onProgress: (now) => progress.push(now) },
  );
  assert.deepEqual(called, {
    kind: 'answered',
    result: { content: [{ type: 'text', text: 'no 1' }], isError: true },
  });
  assert.deepEqual(progress, [{ done: 1, total: 2, message: 'half' }]);
  const prompt = await live.request({ kind: 'prompt', name: 'greet', arguments: { who: 'Ada' } });
  assert.match(JSON.stringify(prompt), /"text":"Ada"/);
  const resource = await live.request({ kind: 'resource', uri: 'note://1' });
  assert.match(JSON.stringify(resource), /"text":"body"/);
});

test('a call that is cancelled is cancelled at the server too', async () => {
  const heard = ears();
  const live = await opened(
    server(`case 'notifications/cancelled': return process.stderr.write('was cancelled\\n');`),
    heard,
  );
  const stop = new AbortController();
  const calling = live.request(
    { kind: 'tool', name: 'slow', arguments: {} },
    { signal: stop.signal },
  );
  stop.abort();
  assert.deepEqual(await calling, { kind: 'cancelled' });
  await until(() => heard.lines.includes('was cancelled'));
});

test('a server says that its list has changed, and what it logs', async () => {
  const heard = ears();
  await opened(
    server(`case 'notifications/initialized':
      send({ method: 'notifications/tools/list_changed' });
      return send({ method: 'notifications/message', params: { level: 'info', data: { a: 1 } } });`),
    heard,
  );
  await until(() => heard.changed.length > 0 && heard.lines.length > 0);
  assert.deepEqual(heard.changed, ['tools']);
  assert.deepEqual(heard.lines, ['info: {"a":1}']);
});

test('a server that never answers is given up, and its process is gone', async () => {
  const heard = ears();
  const opening = await open(`${tellPid} process.stdin.resume();`, heard.events, 800);
  assert.equal(opening.kind, 'failed');
  assert.match(opening.kind === 'failed' ? opening.message : '', /timed out/i);
  assert.equal(isAlive(pidIn(heard.lines)), false);
});

test('a server that dies in the middle of a call fails that call', async () => {
  const heard = ears();
  const live = await opened(server(`case 'tools/call': return process.exit(3);`), heard);
  const called = await live.request({ kind: 'tool', name: 'die', arguments: {} });
  assert.equal(called.kind, 'failed');
  assert.match(called.kind === 'failed' ? called.message : '', /closed/i);
  assert.equal(heard.ends, 1);
});

test('a server that ignores SIGTERM is gone after close', async () => {
  const heard = ears();
  const live = await opened(
    server('', `${tellPid} process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`),
    heard,
  );
  await until(() => heard.lines.length > 0);
  const pid = pidIn(heard.lines);
  assert.equal(isAlive(pid), true);
  await live.close();
  assert.equal(isAlive(pid), false);
});

test('a flood on stderr is cut, and the session goes on', async () => {
  const heard = ears();
  const live = await opened(
    server(
      `case 'resources/read': return reply({ contents: [] });`,
      "for (let n = 0; n < 5000; n += 1) process.stderr.write('x'.repeat(200) + '\\n');",
    ),
    heard,
  );
  const read = await live.request({ kind: 'resource', uri: 'note://1' });
  assert.equal(read.kind, 'answered');
  await until(() => heard.lines.some((line) => line.includes('left out')));
  assert.ok(heard.lines.length < 2000, String(heard.lines.length));
});

test('a command that does not exist is a failure, not an exception', async () => {
  const opening = await openStdioSession(
    { command: 'no-such-command-here', args: [], env: {} },
    { hello: 1000, call: 1000 },
    ears().events,
  );
  assert.equal(opening.kind, 'failed');
  assert.match(opening.kind === 'failed' ? opening.message : '', /ENOENT/);
});

test('a server that takes its time to say hello is called off, and its process is gone', async () => {
  const heard = ears();
  const stop = new AbortController();
  const opening = openStdioSession(
    { command: process.execPath, args: ['-e', `${tellPid} process.stdin.resume();`], env: {} },
    { hello: 20_000, call: 1000 },
    heard.events,
    stop.signal,
  );
  await until(() => heard.lines.length > 0);
  stop.abort();
  assert.equal((await opening).kind, 'failed');
  assert.equal(isAlive(pidIn(heard.lines)), false);
});
