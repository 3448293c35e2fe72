import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as era2025 from '../../../src/client/era-2025';
import * as era2026 from '../../../src/client/era-2026';
import { openHttpSession } from '../../../src/client/http-session';
import type { LiveOpening, LiveSession } from '../../../src/model/live-session';
import { nodePorts } from '../../../src/node/node-ports';
import { createLiveAccess } from '../../../src/oauth/live-access';
import type { SignIn } from '../../../src/oauth/token-store';
import { startMcpServer } from '../../server/mcp-server';
import { bodyOf } from '../../server/read-ahead';
import { sendJson } from '../../server/respond';
import { type Ears, ears } from './live-ears';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

const loaders = { loadEra2025: () => era2025, loadEra2026: () => era2026 };

interface Wish {
  readonly statelessWire?: boolean;
  readonly token?: string;
  readonly heard?: Ears;
}

async function open(url: string, wish: Wish = {}): Promise<LiveOpening> {
  const { statelessWire = true, token, heard = ears() } = wish;
  const access = createLiveAccess({
    ports: nodePorts,
    server: { url, headers: { 'x-own': 'one' } },
    inTheClear: false,
  });
  assert.ok(access);
  if (token !== undefined) access.use({ secrets: { accessToken: token } } as SignIn);
  const opening = await openHttpSession(
    {
      url,
      transport: 'http',
      statelessWire,
      limits: { hello: 5000, call: 5000 },
      fetch: access.fetch,
    },
    loaders,
    heard.events,
  );
  if (opening.kind === 'open') closers.push(() => opening.live.close());
  return opening;
}

async function opened(url: string, wish?: Wish): Promise<LiveSession> {
  const opening = await open(url, wish);
  assert.equal(opening.kind, 'open', JSON.stringify(opening));
  if (opening.kind !== 'open') throw new Error('unreachable');
  return opening.live;
}

async function started(wire: 'sessions' | 'modern' | 'both', admit?: string): Promise<string> {
  const server = await startMcpServer({
    name: 'notes',
    auth: 'none',
    wire,
    change:
      admit === undefined
        ? {}
        : {
            before(request, response) {
              const method: unknown = JSON.parse(bodyOf(request) || '{}').method;
              const token = request.headers.authorization;
              if (token === 'Bearer good' || (token === 'Bearer half' && method !== 'tools/call'))
                return false;
              sendJson(
                response,
                token === 'Bearer half' ? 403 : 401,
                {},
                {
                  'www-authenticate':
                    token === 'Bearer half'
                      ? `Bearer error="insufficient_scope", scope="${admit}"`
                      : 'Bearer resource_metadata="https://mcp.example/metadata"',
                },
              );
              return true;
            },
          },
  });
  closers.push(() => server.close());
  return server.url;
}

const textOf = (outcome: unknown): string => JSON.stringify(outcome);

for (const [wire, era] of [
  ['sessions', '2025'],
  ['modern', '2026'],
] as const) {
  test(`a server of ${era} lists and calls on a session that stays open`, async () => {
    const live = await opened(await started(wire));
    assert.equal(live.session.era, era);
    assert.equal(live.session.serverName, 'notes');
    assert.equal(live.sessionId !== undefined, era === '2025');
    assert.ok(live.latency >= 0);
    const listed = await live.list('tools');
    assert.equal(listed.kind, 'listed');
    const names = listed.kind === 'listed' ? listed.items.map(({ name }) => name) : [];
    assert.ok(names.includes('add'), names.join());
    const call = { kind: 'tool', name: 'add', arguments: { a: 2, b: 3 } } as const;
    assert.match(textOf(await live.request(call)), /"text":"5"/);
    assert.match(textOf(await live.request({ ...call, name: 'no-such-tool' })), /no-such-tool/);
  });

  test(`a server of ${era} that wants a token says so, and then takes it`, async () => {
    const url = await started(wire, 'notes:write');
    assert.deepEqual(await open(url), { kind: 'refused', status: 401 });
    const live = await opened(url, { token: 'good' });
    assert.equal((await live.list('tools')).kind, 'listed');
  });

  test(`a server of ${era} that wants another scope for a tool names it`, async () => {
    const live = await opened(await started(wire, 'notes:write'), { token: 'half' });
    assert.equal((await live.list('tools')).kind, 'listed');
    assert.deepEqual(await live.request({ kind: 'tool', name: 'add', arguments: { a: 1, b: 1 } }), {
      kind: 'refused',
      status: 403,
      error: 'insufficient_scope',
      scope: 'notes:write',
    });
  });
}

test('a tool of 2026-07-28 asks before it goes on, and gets the answer', async () => {
  const heard = ears({ action: 'accept', content: { sure: true } });
  const live = await opened(await started('modern'), { heard });
  const outcome = await live.request({ kind: 'tool', name: 'tidy_up', arguments: {} });
  assert.match(textOf(outcome), /Tidied up/);
  assert.equal(heard.asked[0]?.message, 'Sure?');
});

test('a server of both wires is spoken to in the older one where that is wanted', async () => {
  const live = await opened(await started('both'), { statelessWire: false });
  assert.equal(live.session.era, '2025');
});

test('nothing is sent in the clear beyond this machine', () => {
  const server = { url: 'http://mcp.example/mcp', headers: {} };
  assert.equal(createLiveAccess({ ports: nodePorts, server, inTheClear: false }), undefined);
  assert.ok(createLiveAccess({ ports: nodePorts, server, inTheClear: true }));
});

test('what a server says back of the token is hidden', () => {
  const server = { url: 'https://mcp.example/mcp', headers: { 'x-key': 'configured-key' } };
  const access = createLiveAccess({ ports: nodePorts, server, inTheClear: false });
  access?.use({ secrets: { accessToken: 'a-very-secret-token' } } as SignIn);
  const said = access?.redacted('got a-very-secret-token and configured-key') ?? '';
  assert.doesNotMatch(said, /a-very-secret-token|configured-key/);
});

test('a session that the server has forgotten is told apart from a failure', async () => {
  let forgets = false;
  const server = await startMcpServer({
    name: 'notes',
    auth: 'none',
    change: {
      before(request, response) {
        if (!forgets || request.headers['mcp-session-id'] === undefined) return false;
        sendJson(response, 404, {});
        return true;
      },
    },
  });
  closers.push(() => server.close());
  const live = await opened(server.url);
  forgets = true;
  const outcome = await live.request({ kind: 'tool', name: 'list_notes', arguments: {} });
  assert.deepEqual(outcome, { kind: 'session-lost' });
  forgets = false;
});
