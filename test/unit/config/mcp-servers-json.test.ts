// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMcpServers } from '../../../src/config/dialects/mcp-servers-json';
import type { ConfigFile } from '../../../src/model/server';

const uri = 'file:///w/.mcp.json';
const parse = (text: string): ConfigFile => parseMcpServers(uri, '.mcp.json', text);
const messages = (file: ConfigFile) => file.problems.map(({ message }) => message);

test('the transport follows from type, and without one from url or command', () => {
  const file = parse(`{
  "mcpServers": {
    "plain": { "url": "https://a.example/mcp" },
    "http": { "type": "http", "url": "https://a.example/mcp" },
    "dashed": { "type": "streamable-http", "url": "https://a.example/mcp" },
    "camel": { "type": "streamableHttp", "url": "https://a.example/mcp" },
    "sse": { "type": "sse", "url": "https://a.example/sse" },
    "stdio": { "type": "stdio", "command": "uvx", "args": ["server"] },
    "local": { "type": "local", "command": "uvx" },
    "untyped": { "command": "uvx", "url": "https://a.example/mcp" }
  }
}`);
  assert.deepEqual(file.problems, []);
  assert.deepEqual(
    file.servers.map((entry) => [entry.name, entry.kind === 'http' ? entry.transport : entry.kind]),
    [
      ['plain', 'http'],
      ['http', 'http'],
      ['dashed', 'http'],
      ['camel', 'http'],
      ['sse', 'sse'],
      ['stdio', 'stdio'],
      ['local', 'stdio'],
      ['untyped', 'stdio'],
    ],
  );
});

test('variables with defaults are named without the default, which may be a secret', () => {
  const file = parse(
    '{"mcpServers":{"a":{"url":"${BASE:-https://a.example}/mcp","headers":{"Authorization":"Bearer ${TOKEN:-canary}"}}}}',
  );
  const [entry] = file.servers;
  assert.equal(entry?.kind, 'http');
  assert.deepEqual(entry?.unresolved, ['${BASE}', '${TOKEN}']);
});

test('servers may stand at the top, next to other things', () => {
  const file = parse(
    '{ "$schema": "x", "a": { "url": "https://a.example" }, "b": { "command": "b" }, "note": {} }',
  );
  assert.deepEqual(
    file.servers.map(({ name }) => name),
    ['a', 'b'],
  );
  assert.deepEqual(file.problems, []);
});

test('servers under the name that VS Code uses are pointed out', () => {
  const file = parse('{ "servers": { "a": { "url": "https://a.example" } } }');
  assert.deepEqual(file.servers, []);
  assert.deepEqual(messages(file), [
    'Servers under “servers” are not read from this file; put them under “mcpServers”.',
  ]);
});

test('comments and trailing commas are pointed out where they stand, and the rest lists', () => {
  const file = parse(`{
  // mine
  "mcpServers": {
    "a": { "url": "https://a.example" },
  }
}`);
  assert.equal(file.servers.length, 1);
  assert.deepEqual(file.problems, [
    {
      message: 'JSON has no comments: a client that reads this file strictly refuses all of it.',
      line: 1,
      column: 2,
    },
    {
      message:
        'JSON allows no comma before a closing brace or bracket: a client that reads this file strictly refuses all of it.',
      line: 3,
      column: 39,
    },
  ]);
});

test('an empty file is a problem here', () => {
  assert.deepEqual(messages(parse('\n')), ['The file is empty; expected a JSON object.']);
});

test('inputs belong to another file', () => {
  const file = parse('{"mcpServers":{"a":{"url":"https://a.example/?k=${input:key}"}}}');
  assert.deepEqual(messages(file), [
    '“a” asks for the input “key”, but this file has no inputs; use an environment variable such as ${TOKEN}.',
  ]);
});

test('a client id registered beforehand is read', () => {
  const file = parse('{"mcpServers":{"a":{"url":"https://a.example","oauth":{"clientId":"abc"}}}}');
  const [entry] = file.servers;
  assert.equal(entry?.kind === 'http' && entry.clientId, 'abc');
});
