// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { displayUrl } from '../../../src/config/server-text';
import {
  authWords,
  copiesDescription,
  copiesTooltip,
  countProblems,
  fileDescription,
  fileTooltip,
  serverDescription,
  serverLook,
  serverSpoken,
  serverTooltip,
  stateNow,
  timeLeft,
} from '../../../src/host/server-words';
import type { AuthState } from '../../../src/model/auth-state';
import type {
  BrokenServerEntry,
  ConfigFile,
  HttpServerEntry,
  StdioServerEntry,
} from '../../../src/model/server';

const now = 1_800_000_000_000;
const minute = 60_000;
const uri = 'file:///w/.mcp.json';
const head = (name: string) => ({ id: `${uri}#${name}`, name, place: { uri, line: 1, column: 2 } });

const http: HttpServerEntry = {
  kind: 'http',
  ...head('issues'),
  url: 'https://ann:canary-password@issues.example:8443/mcp?key=canary-query#canary-fragment',
  transport: 'http',
  headers: { Authorization: 'Bearer canary-header', 'X-Team': 'canary-team' },
  unresolved: ['${input:token}'],
};
const stdio: StdioServerEntry = {
  kind: 'stdio',
  ...head('files'),
  command: 'npx',
  args: ['-y', 'bridge', '--header', 'canary-argument'],
  env: { KEY: 'canary-env' },
  unresolved: [],
};
const broken: BrokenServerEntry = {
  kind: 'broken',
  ...head('lost'),
  unresolved: [],
  problem: 'It has neither “url” nor “command”, so it names no server.',
};
const states: readonly AuthState[] = [
  { kind: 'not-needed' },
  { kind: 'unknown' },
  { kind: 'open' },
  { kind: 'sign-in-needed' },
  { kind: 'signed-in' },
  { kind: 'signed-in', until: now + 42 * minute + 30_000 },
  { kind: 'signed-in', until: now },
  { kind: 'expired' },
  { kind: 'cannot', why: 'github.com does not let clients register' },
  { kind: 'down', why: 'the connection was refused' },
];

test('each state has its own words and icon', () => {
  assert.deepEqual(
    states.map((state) => [authWords(state, now), serverLook(http, state, now).icon]),
    [
      ['no sign-in', 'circle-outline'],
      ['not checked', 'circle-outline'],
      ['open, no sign-in', 'unlock'],
      ['sign-in needed', 'key'],
      ['signed in', 'pass-filled'],
      ['signed in, 42 min left', 'pass-filled'],
      ['sign-in expired', 'history'],
      ['sign-in expired', 'history'],
      ['cannot sign in', 'error'],
      ['not reachable', 'debug-disconnect'],
    ],
  );
});

test('time left is said in whole units, rounded down', () => {
  const cases: readonly (readonly [ms: number, words: string])[] = [
    [1, 'under 1 min left'],
    [minute - 1, 'under 1 min left'],
    [minute, '1 min left'],
    [60 * minute - 1, '59 min left'],
    [60 * minute, '1 h left'],
    [61 * minute, '1 h 1 min left'],
    [47 * 60 * minute, '47 h left'],
    [48 * 60 * minute, '2 days left'],
    [30 * 24 * 60 * minute, '30 days left'],
  ];
  for (const [ms, words] of cases) assert.equal(timeLeft(ms), words);
});

test('a sign-in is expired from the very moment on that its token is', () => {
  const state: AuthState = { kind: 'signed-in', until: now };
  assert.deepEqual(stateNow(state, now - 1), state);
  assert.deepEqual(stateNow(state, now), { kind: 'expired' });
  assert.deepEqual(stateNow({ kind: 'signed-in' }, now), { kind: 'signed-in' });
});

test('the description names transport and state, or what is wrong', () => {
  assert.equal(serverDescription(http, { kind: 'sign-in-needed' }, now), 'HTTP · sign-in needed');
  assert.equal(
    serverDescription({ ...http, transport: 'sse' }, { kind: 'unknown' }, now),
    'SSE · not checked',
  );
  assert.equal(serverDescription(stdio, { kind: 'not-needed' }, now), 'stdio · no sign-in');
  assert.equal(serverDescription(broken, { kind: 'unknown' }, now), broken.problem);
});

test('the tooltip says where the server is, how it stands and what it needs', () => {
  assert.equal(
    serverTooltip(http, { kind: 'cannot', why: 'github.com does not let clients register' }, now),
    [
      'issues',
      'https://issues.example:8443/mcp',
      'cannot sign in: github.com does not let clients register',
      'sends the headers Authorization, X-Team',
      'asks for ${input:token}',
    ].join('\n'),
  );
  assert.equal(
    serverTooltip(stdio, { kind: 'not-needed' }, now),
    'files\nruns npx with 4 arguments\nno sign-in',
  );
  assert.equal(serverTooltip(broken, { kind: 'unknown' }, now), `lost\n${broken.problem}`);
});

test('a screen reader hears name, transport, state and reason', () => {
  assert.equal(
    serverSpoken(http, { kind: 'down', why: 'the connection was refused' }, now),
    'issues, HTTP server, not reachable, the connection was refused',
  );
  assert.equal(
    serverSpoken(broken, { kind: 'unknown' }, now),
    `lost, cannot be used: ${broken.problem}`,
  );
});

test('no header value, password, query, argument or environment value is ever shown', () => {
  for (const entry of [http, stdio]) {
    for (const state of states) {
      const shown = [serverDescription, serverTooltip, serverSpoken].map((say) =>
        say(entry, state, now),
      );
      assert.ok(!shown.join('\n').includes('canary'), shown.join('\n'));
    }
  }
});

test('an address is shown as written, without what may be secret, also with variables in it', () => {
  assert.equal(displayUrl('https://${input:host}/mcp?key=canary'), 'https://${input:host}/mcp');
  assert.equal(displayUrl('https://a:b@c@host/x'), 'https://host/x');
  assert.equal(displayUrl('https://host/@scope/x'), 'https://host/@scope/x');
  assert.equal(displayUrl('${URL}'), '${URL}');
  assert.equal(displayUrl(`https://host/${'p'.repeat(300)}`).length, 201);
});

test('whatever the secret parts of an address are, none is shown', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9:@!$&'()*+,;=._~%-]{0,20}$/);
  fc.assert(
    fc.property(part, part, part, (user, query, fragment) => {
      const url = `https://CANARY${user}@host/path?CANARY${query}#CANARY${fragment}`;
      assert.equal(displayUrl(url), 'https://host/path');
    }),
  );
});

test('hostile text stays on its line, in bounds and in reading order', () => {
  const hostile = { ...http, name: `a\u202Eb\n${'c'.repeat(500)}` };
  for (const say of [serverTooltip, serverSpoken]) {
    const text = say(hostile, { kind: 'down', why: `x\r\ny${'z'.repeat(1000)}` }, now);
    assert.ok(text.length < 800);
    assert.doesNotMatch(text, /[\u202E\r]/);
  }
  const lines = serverTooltip(hostile, { kind: 'unknown' }, now).split('\n');
  assert.equal(lines.length, 5);
  assert.equal(
    serverTooltip({ ...broken, name: '' }, { kind: 'unknown' }, now).split('\n')[0],
    '(no name)',
  );
});

function file(problems: ConfigFile['problems'], servers: ConfigFile['servers']): ConfigFile {
  return { uri, label: '.mcp.json', servers, problems };
}

test('a file says its folder among several, its first problem, or that it is empty', () => {
  const one = { message: 'Expected a value.', line: 3, column: 7 };
  assert.equal(fileDescription(file([], [http]), undefined), '');
  assert.equal(fileDescription(file([], [http]), 'api'), 'api');
  assert.equal(fileDescription(file([], []), undefined), 'no servers');
  assert.equal(fileDescription(file([], []), 'api'), 'api · no servers');
  assert.equal(fileDescription(file([one], []), undefined), 'line 4: Expected a value.');
  assert.equal(
    fileDescription(file([one, one, one], [http]), 'api'),
    'api · line 4: Expected a value. (and 2 more)',
  );
});

test('the tooltip of a file lists ten problems and counts the rest', () => {
  const problems = Array.from({ length: 13 }, (_, line) => ({
    message: 'Wrong.',
    line,
    column: 0,
  }));
  const lines = fileTooltip(file(problems, [])).split('\n');
  assert.equal(lines.length, 12);
  assert.deepEqual([lines[0], lines[1], lines[11]], ['.mcp.json', 'line 1: Wrong.', 'and 3 more']);
});

test('problems of files and entries are counted together', () => {
  const problem = { message: 'Wrong.', line: 0, column: 0 };
  assert.equal(countProblems([]), 0);
  assert.equal(countProblems([file([problem], [http, broken]), file([], [broken, stdio])]), 3);
});

test('a server that is shown once says how often it stands, and what is not the same', () => {
  const copy = (label: string, differs: readonly string[]) => ({
    entry: http,
    label,
    client: 'Cursor',
    differs,
  });
  const single = { entry: http, copies: [copy('.mcp.json', [])] };
  assert.equal(copiesDescription(single), undefined);
  assert.deepEqual(copiesTooltip(single), []);
  const same = { entry: http, copies: [copy('.mcp.json', []), copy('~/.cursor/mcp.json', [])] };
  assert.equal(copiesDescription(same), 'in 2 places');
  const other = {
    entry: http,
    copies: [copy('.mcp.json', []), copy('~/.cursor/mcp.json', ['the name', 'the client id'])],
  };
  assert.equal(copiesDescription(other), 'in 2 places, not the same: the name, the client id');
  assert.deepEqual(copiesTooltip(other), [
    'stands in 2 places:',
    '.mcp.json (Cursor)',
    '~/.cursor/mcp.json (Cursor), not the same: the name, the client id',
  ]);
});

test('a server says that its client does not use it, and which project it is of', () => {
  const entry = { ...http, disabled: true as const, within: '/Users/ann/app' };
  assert.equal(
    serverDescription(entry, { kind: 'unknown' }, now),
    'HTTP · not checked · disabled · in /Users/ann/app',
  );
});

test('a file of another client says whose it is', () => {
  const source = {
    client: 'cursor',
    clientName: 'Cursor',
    scope: 'user',
    forms: [],
    inputs: {},
  } as const;
  const file = { uri, label: '~/.cursor/mcp.json', servers: [http], problems: [], source };
  assert.equal(fileDescription(file, undefined), 'Cursor');
  const added = { ...file, source: { ...source, scope: 'added' as const } };
  assert.equal(fileDescription(added, undefined), '');
});
