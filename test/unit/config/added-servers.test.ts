// biome-ignore-all lint/suspicious/noTemplateCurlyInString: addresses have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addedFile,
  addedProblem,
  addedServer,
  nameFor,
  readAdded,
} from '../../../src/config/added-servers';

test('an address or a command becomes a server', () => {
  assert.deepEqual(addedServer(' https://a.example/mcp ', 'a'), {
    name: 'a',
    url: 'https://a.example/mcp',
    transport: 'http',
  });
  assert.deepEqual(addedServer('http://localhost:8000/sse', 'a'), {
    name: 'a',
    url: 'http://localhost:8000/sse',
    transport: 'sse',
  });
  assert.deepEqual(addedServer('npx -y "a b" \'c d\'', 'a'), {
    name: 'a',
    command: 'npx',
    args: ['-y', 'a b', 'c d'],
  });
});

test('what may be a secret, and what is no address, is refused', () => {
  for (const text of [
    'https://ann:pass@a.example/mcp',
    'https://a.example/mcp?token=canary7f3a9b2c4d',
    'npx server --api-key canary7f3a9b2c4d',
    'npx server --token=canary7f3a9b2c4d',
  ]) {
    assert.match(addedProblem(text) ?? '', /^What looks like a secret is not kept here/, text);
  }
  assert.match(addedProblem('ftp://a.example') ?? '', /not an http or https address/);
  assert.match(addedProblem('https://') ?? '', /not a whole http or https address/);
  assert.equal(addedProblem('  '), 'Enter an address or a command.');
  for (const text of [
    'https://a.example/mcp',
    '${env:BASE}/mcp',
    'npx -y files',
    'x --token ${env:T}',
  ])
    assert.equal(addedProblem(text), undefined, text);
});

test('names are taken from the address or the command, and are not taken twice', () => {
  assert.equal(nameFor('https://a.example/mcp', []), 'a.example');
  assert.equal(nameFor('https://a.example/mcp', ['a.example', 'a.example 2']), 'a.example 3');
  assert.equal(nameFor('npx -y files', []), 'files');
});

test('the servers are a file of their own, and what was kept otherwise is passed over', () => {
  assert.deepEqual(addedFile([]), []);
  const kept = readAdded([
    { name: 'a', url: 'https://a.example/mcp', transport: 'http' },
    { name: 'b', command: 'b', args: ['x', 7] },
    { name: 'c' },
    { url: 'https://d.example' },
    null,
    'e',
  ]);
  const [file] = addedFile(kept);
  assert.deepEqual(
    file?.servers.map(({ id, kind }) => [id, kind]),
    [
      ['mcp-auth-added:/servers#a', 'http'],
      ['mcp-auth-added:/servers#b', 'stdio'],
    ],
  );
  assert.deepEqual(readAdded({ a: 1 }), []);
});
