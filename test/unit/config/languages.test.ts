import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClientFile } from '../../../src/config/client-file';
import type { ConfigFile } from '../../../src/model/server';
import { clientAt } from './read-as';

/** TOML and YAML, and what can be wrong in them. */

const codexAs = clientAt('<folder>/.codex/config.toml');
const gooseAs = clientAt('<apps>/Block/goose/config.yaml');

function read(as: typeof codexAs, text: string): ConfigFile | undefined {
  return readClientFile(as, 'file:///f', 'f', text);
}

function told(as: typeof codexAs, text: string): readonly string[] {
  return (read(as, text)?.problems ?? []).map(({ line, message }) => `${line + 1}: ${message}`);
}

test('a mistake in TOML is one problem at its line, and says no value', () => {
  for (const [text, expected] of [
    ['[mcp_servers.a]\nurl = "canary\n', '2: Expected a closing quote before the end of the line.'],
    ['[mcp_servers.a]\nurl "canary"\n', '2: Expected an equals sign after the name.'],
    ['[mcp_servers.a]\n\nurl =\n', '3: Expected a value.'],
    [
      '[mcp_servers.a\nurl = 1\n',
      '1: This line ends too early: a name and what belongs to it stand on one line.',
    ],
    [
      '[mcp_servers.a]\nurl = "a"\nurl = "canary"\n',
      '3: This name stands twice, which TOML does not allow.',
    ],
  ] as const) {
    assert.deepEqual(told(codexAs, text), [expected]);
  }
});

test('servers in TOML may be written in every way that TOML has', () => {
  for (const text of [
    '[mcp_servers.a]\nurl = "https://a.example"\nhttp_headers = { X = "y" }',
    '[mcp_servers]\na = { url = "https://a.example", http_headers = { X = "y" } }',
    'mcp_servers.a.url = "https://a.example"\nmcp_servers.a.http_headers.X = "y"',
    '[mcp_servers.a.http_headers]\nX = "y"\n[mcp_servers.a]\nurl = "https://a.example"',
    "mcp_servers.'a' = { url = 'https://a.example', http_headers.X = '''y''' }",
  ]) {
    const file = read(codexAs, text);
    assert.deepEqual(file?.problems, [], text);
    const [entry] = file?.servers ?? [];
    assert.ok(entry?.kind === 'http', text);
    assert.deepEqual(
      [entry.name, entry.url, entry.headers],
      ['a', 'https://a.example', { X: 'y' }],
    );
  }
});

test('a wrong type is a problem of its server and of no other', () => {
  for (const [as, text] of [
    [codexAs, '[mcp_servers.a]\ncommand = 7\n[mcp_servers.b]\ncommand = "b"'],
    [gooseAs, 'extensions:\n  a: { cmd: 7 }\n  b: { cmd: b }'],
    [gooseAs, 'extensions:\n  a: [x]\n  b: { cmd: b }'],
  ] as const) {
    assert.deepEqual(
      read(as, text)?.servers.map(({ name, kind }) => [name, kind]),
      [
        ['a', 'broken'],
        ['b', 'stdio'],
      ],
    );
  }
  assert.deepEqual(told(codexAs, 'mcp_servers = 7'), [
    '1: “mcp_servers” must be an object, found a number.',
  ]);
});

test('a mistake in YAML leaves what stands before it', () => {
  const file = read(gooseAs, 'extensions:\n  a: { cmd: a }\n  b: { cmd: "b\n');
  assert.equal(file?.servers[0]?.name, 'a');
  assert.deepEqual(
    file?.problems.map(({ line }) => line + 1),
    [4],
  );
  assert.deepEqual(
    told(gooseAs, 'extensions:\n\ta: 1\n')[0],
    '2: YAML is indented with spaces; this line begins with a tab.',
  );
});

test('a name that stands twice in YAML counts once, and both are told', () => {
  const file = read(gooseAs, 'extensions:\n  a: { cmd: first }\n  a: { cmd: second }\n');
  assert.deepEqual(
    file?.servers.map((entry) => entry.kind === 'stdio' && entry.command),
    ['second'],
  );
  assert.match(file?.problems[0]?.message ?? '', /“a” stands twice; only the later one, in line 3/);
});

test('neither lists without end nor aliases without end do harm', () => {
  const started = performance.now();
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 9; at += 1)
    bomb.push(`a${at}: &a${at} [${Array.from({ length: 10 }, () => `*a${at - 1}`).join(', ')}]`);
  for (const [as, text] of [
    [codexAs, `mcp_servers = ${'['.repeat(50_000)}`],
    [codexAs, `mcp_servers = ${'['.repeat(500)}${']'.repeat(500)}`],
    [gooseAs, `extensions: ${'['.repeat(50_000)}`],
    [gooseAs, `extensions: ${'['.repeat(500)}${']'.repeat(500)}`],
    [gooseAs, `${bomb.join('\n')}\nextensions: *a8\n`],
    [gooseAs, 'extensions: &x\n  a: *x\n'],
  ] as const) {
    assert.equal(told(as, text).length, 1, text.slice(0, 40));
  }
  assert.ok(performance.now() - started < 5000);
});
