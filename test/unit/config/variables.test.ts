// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveEntry, unresolvedIn, variablesIn } from '../../../src/config/variables';
import type { HttpServerEntry, StdioServerEntry } from '../../../src/model/server';

const head = {
  id: 'file:///w/.mcp.json#a',
  name: 'a',
  place: { uri: 'file:///w/.mcp.json', line: 1, column: 2 },
};

function http(url: string, headers: Record<string, string> = {}): HttpServerEntry {
  const unresolved = unresolvedIn([url, ...Object.values(headers)]);
  return { kind: 'http', ...head, url, transport: 'http', headers, unresolved };
}

test('each form of variable is told apart', () => {
  assert.deepEqual(
    variablesIn([
      'x ${input:token} ${env:HOME} ${workspaceFolder}/a',
      '${HOME} ${HOME:-/root} ${command:ext.pick} ${userHome}',
    ]),
    [
      { kind: 'input', name: 'token', text: '${input:token}' },
      { kind: 'env', name: 'HOME', text: '${env:HOME}' },
      { kind: 'editor', name: 'workspaceFolder', text: '${workspaceFolder}' },
      { kind: 'plain', name: 'HOME', text: '${HOME}' },
      { kind: 'other', name: 'ext.pick', text: '${command:ext.pick}' },
      { kind: 'editor', name: 'userHome', text: '${userHome}' },
    ],
  );
});

test('a variable that lacks its default somewhere counts as having none', () => {
  for (const texts of [
    ['${A:-a}', '${A}'],
    ['${A}', '${A:-a}'],
  ]) {
    assert.deepEqual(variablesIn(texts), [{ kind: 'plain', name: 'A', text: '${A}' }]);
  }
});

test('what is no variable is left alone', () => {
  assert.deepEqual(unresolvedIn(['$HOME', '${}', '${ a }', '${1x}', '${open', '$${', '{x}']), []);
});

test('a default may hold a variable, which is not filled in', () => {
  assert.deepEqual(variablesIn(['${A:-x${B}y}']), [
    { kind: 'plain', name: 'A', text: '${A}', fallback: 'x${B}y' },
  ]);
});

test('values are filled in once, and the rest stays', () => {
  const entry = resolveEntry(
    http('${BASE:-https://a.example}/mcp', {
      Authorization: 'Bearer ${input:token}',
      'X-Left': '${env:GONE}',
    }),
    ({ kind, name }) =>
      kind === 'input' && name === 'token' ? 't-${env:NOT_AGAIN}-$&' : undefined,
  );
  assert.ok(entry.kind === 'http');
  assert.equal(entry.url, 'https://a.example/mcp');
  assert.deepEqual(entry.headers, {
    Authorization: 'Bearer t-${env:NOT_AGAIN}-$&',
    'X-Left': '${env:GONE}',
  });
  assert.deepEqual(entry.unresolved, ['${env:GONE}']);
});

test('an empty value counts as set, also where there is a default', () => {
  const entry = resolveEntry(http('https://a.example/${A:-x}'), () => '');
  assert.equal(entry.kind === 'http' && entry.url, 'https://a.example/');
});

test('an address that is none once filled in comes back broken, without the value', () => {
  for (const value of ['canary', 'ftp://canary', 'https://']) {
    const entry = resolveEntry(http('${input:url}'), () => value);
    assert.ok(entry.kind === 'broken', value);
    assert.match(
      entry.problem,
      /^With its variables filled in, the entry cannot be used\. Its “url”/,
    );
    assert.ok(!entry.problem.includes('canary'));
    assert.equal(entry.id, head.id);
  }
});

test('a header value with a line break is refused once filled in', () => {
  const entry = resolveEntry(http('https://a.example', { A: '${env:A}' }), () => 'canary\r\nB: c');
  assert.ok(entry.kind === 'broken');
  assert.match(entry.problem, /header “A” holds a line break/);
  assert.ok(!entry.problem.includes('canary'));
});

test('every text of a stdio entry is filled in', () => {
  const entry: StdioServerEntry = {
    kind: 'stdio',
    ...head,
    command: '${env:X}/run',
    args: ['--dir=${workspaceFolder}', '-v'],
    env: { KEY: '${input:key}' },
    cwd: '${workspaceFolder}',
    unresolved: ['${env:X}', '${workspaceFolder}', '${input:key}'],
  };
  assert.deepEqual(
    resolveEntry(entry, ({ name }) => `<${name}>`),
    {
      ...entry,
      command: '<X>/run',
      args: ['--dir=<workspaceFolder>', '-v'],
      env: { KEY: '<key>' },
      cwd: '<workspaceFolder>',
      unresolved: [],
    },
  );
});

test('the forms of other clients are told apart, and only where the client has them', () => {
  const texts = [
    'Bearer $TOKEN',
    '{env:KEY} {file:~/.key}',
    '${{ secrets.X }}',
    '${file:/t} ${env:E}',
  ];
  assert.deepEqual(
    variablesIn(texts).map(({ kind, text }) => [kind, text]),
    [
      ['file', '${file:/t}'],
      ['env', '${env:E}'],
    ],
  );
  assert.deepEqual(variablesIn(texts, ['dollar-name', 'braces', 'secrets']), [
    { kind: 'plain', name: 'TOKEN', text: '$TOKEN' },
    { kind: 'env', name: 'KEY', text: '{env:KEY}' },
    { kind: 'file', name: '~/.key', text: '{file:~/.key}' },
    { kind: 'secret', name: 'X', text: '${{ secrets.X }}' },
    { kind: 'file', name: '/t', text: '${file:/t}' },
    { kind: 'env', name: 'E', text: '${env:E}' },
  ]);
});

test('the forms of the client of an entry are filled in, and no other', () => {
  const source = {
    client: 'gemini',
    clientName: 'Gemini CLI',
    scope: 'user',
    forms: ['dollar-name'],
    inputs: {},
  } as const;
  const entry = http('https://a.example', { A: 'Bearer $A', B: '{env:B} ${C} $5' });
  const lookup = ({ name }: { readonly name: string }) => `<${name}>`;
  const filled = resolveEntry({ ...entry, source }, lookup);
  assert.ok(filled.kind === 'http');
  assert.deepEqual(filled.headers, { A: 'Bearer <A>', B: '{env:B} <C> $5' });
  const plain = resolveEntry(entry, lookup);
  assert.ok(plain.kind === 'http');
  assert.deepEqual(plain.headers, { A: 'Bearer $A', B: '{env:B} <C> $5' });
});
