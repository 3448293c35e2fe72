import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { after, before, test } from 'node:test';
import * as era2025 from '../../../src/client/era-2025';
import * as era2026 from '../../../src/client/era-2026';
import { openHttpSession } from '../../../src/client/http-session';
import { openStdioSession } from '../../../src/client/stdio-session';
import type { LiveOpening, LiveSession } from '../../../src/model/live-session';
import { nodePorts } from '../../../src/node/node-ports';
import { createLiveAccess } from '../../../src/oauth/live-access';
import { type Ears, ears, until } from './live-ears';

/** The reference server of the protocol, over each of its transports. */
const program = createRequire(import.meta.url).resolve(
  '@modelcontextprotocol/server-everything/dist/index.js',
);
const loaders = { loadEra2025: () => era2025, loadEra2026: () => era2026 };
const processes: ChildProcess[] = [];
const sessions: LiveSession[] = [];
const urls = { streamableHttp: '', sse: '' };

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

before(async () => {
  for (const kind of ['streamableHttp', 'sse'] as const) {
    const port = await freePort();
    const child = spawn(process.execPath, [program, kind], {
      env: { ...process.env, PORT: String(port) },
      stdio: 'ignore',
    });
    processes.push(child);
    urls[kind] = `http://127.0.0.1:${port}/${kind === 'sse' ? 'sse' : 'mcp'}`;
    let answers = false;
    for (let tries = 0; tries < 200 && !answers; tries += 1) {
      answers = await listens(port);
      if (!answers) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok(answers, `${kind} did not start`);
  }
});

after(async () => {
  await Promise.all(sessions.map((live) => live.close()));
  for (const child of processes) child.kill('SIGKILL');
});

async function overHttp(
  kind: 'streamableHttp' | 'sse',
  heard: Ears,
  transport: 'http' | 'sse' = kind === 'sse' ? 'sse' : 'http',
): Promise<LiveOpening> {
  const url = urls[kind];
  const access = createLiveAccess({
    ports: nodePorts,
    server: { url, headers: {} },
    inTheClear: false,
  });
  assert.ok(access);
  return openHttpSession(
    {
      url,
      transport,
      statelessWire: true,
      limits: { hello: 10_000, call: 10_000 },
      fetch: access.fetch,
    },
    loaders,
    heard.events,
  );
}

const ways: { readonly [way: string]: (heard: Ears) => Promise<LiveOpening> } = {
  stdio: (heard) =>
    openStdioSession(
      { command: process.execPath, args: [program, 'stdio'], env: {} },
      { hello: 10_000, call: 10_000 },
      heard.events,
    ),
  'Streamable HTTP': (heard) => overHttp('streamableHttp', heard),
  SSE: (heard) => overHttp('sse', heard),
};

for (const [way, open] of Object.entries(ways)) {
  test(`the reference server over ${way}: lists, calls, progress, questions`, async () => {
    const heard = ears({ action: 'accept', content: { name: 'Ada' } });
    const opening = await open(heard);
    assert.equal(opening.kind, 'open', JSON.stringify(opening));
    if (opening.kind !== 'open') return;
    const { live } = opening;
    sessions.push(live);
    assert.match(live.session.serverName, /everything/);
    assert.deepEqual(live.offers, ['tools', 'resources', 'resource-templates', 'prompts']);
    for (const offering of live.offers) {
      const listed = await live.list(offering);
      assert.equal(listed.kind, 'listed', `${offering}: ${JSON.stringify(listed)}`);
      assert.ok(listed.kind === 'listed' && listed.items.length > 0, offering);
    }
    const progress: number[] = [];
    const long = await live.request(
      {
        kind: 'tool',
        name: 'trigger-long-running-operation',
        arguments: { duration: 1, steps: 2 },
      },
      { onProgress: ({ done }) => progress.push(done) },
    );
    assert.equal(long.kind, 'answered', JSON.stringify(long));
    assert.ok(progress.length > 0);
    const sum = await live.request({ kind: 'tool', name: 'get-sum', arguments: { a: 2, b: 40 } });
    assert.match(JSON.stringify(sum), /42/);
    const prompt = await live.request({ kind: 'prompt', name: 'simple-prompt', arguments: {} });
    assert.match(JSON.stringify(prompt), /messages/);
    // The server offers these tools once it knows that the client answers.
    const tools = await live.list('tools');
    const names = tools.kind === 'listed' ? tools.items.map(({ name }) => name) : [];
    assert.ok(names.includes('trigger-elicitation-request'), names.join());
    const asked = await live.request({
      kind: 'tool',
      name: 'trigger-elicitation-request',
      arguments: {},
    });
    assert.match(JSON.stringify(asked), /Ada/);
    assert.equal(heard.asked.length, 1);
    const sampled = await live.request({
      kind: 'tool',
      name: 'trigger-sampling-request',
      arguments: { prompt: 'Say something', maxTokens: 10 },
    });
    assert.match(JSON.stringify(sampled), /a text by hand/);
    await live.request({ kind: 'tool', name: 'toggle-simulated-logging', arguments: {} });
    await until(() => heard.lines.length > 0);
  });
}

test('a server of the older transport is found though the newer is configured', async () => {
  const opening = await overHttp('sse', ears(), 'http');
  assert.equal(opening.kind, 'open', JSON.stringify(opening));
  if (opening.kind !== 'open') return;
  sessions.push(opening.live);
  assert.equal(opening.live.session.transport, 'sse');
});
