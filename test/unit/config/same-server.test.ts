import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameServers } from '../../../src/config/same-server';
import { readInFolder } from './read-as';

const vscode = readInFolder(
  '.vscode/mcp.json',
  JSON.stringify({
    servers: {
      notes: { url: 'https://Notes.example/mcp/', headers: { 'X-Key': 'canary1' } },
      files: { command: 'npx', args: ['-y', 'files'], env: { A: 'canary2' } },
      lost: {},
    },
  }),
);
const cursor = readInFolder(
  '.cursor/mcp.json',
  JSON.stringify({
    mcpServers: {
      remote: {
        url: 'https://notes.example/mcp',
        headers: { 'x-key': 'canary3' },
        auth: { CLIENT_ID: 'c' },
      },
      files: { command: 'npx.cmd', args: ['-y', 'files'], env: { A: 'canary2' } },
      other: { url: 'https://notes.example/other' },
      lost: {},
    },
  }),
);

test('one server in two files is one, with what is not the same, and without a value', () => {
  const same = sameServers([vscode, cursor]);
  assert.deepEqual(
    same.map(({ entry, copies }) => [
      entry.name,
      copies.map(({ label, client, differs }) => [label, client, differs]),
    ]),
    [
      [
        'notes',
        [
          ['.vscode/mcp.json', 'VS Code', []],
          [
            '.cursor/mcp.json',
            'Cursor',
            ['the name', 'the address', 'the client id', 'the header x-key'],
          ],
        ],
      ],
      [
        'files',
        [
          ['.vscode/mcp.json', 'VS Code', []],
          ['.cursor/mcp.json', 'Cursor', ['the command']],
        ],
      ],
      ['lost', [['.vscode/mcp.json', 'VS Code', []]]],
      ['other', [['.cursor/mcp.json', 'Cursor', []]]],
      ['lost', [['.cursor/mcp.json', 'Cursor', []]]],
    ],
  );
  assert.doesNotMatch(
    JSON.stringify(same.map(({ copies }) => copies.map((c) => c.differs))),
    /canary/,
  );
});

test('an address with variables is compared as it is written', () => {
  const read = (url: string) =>
    readInFolder('.mcp.json', JSON.stringify({ mcpServers: { a: { url } } }));
  const [first, ...more] = sameServers(
    [`\${HOST}/mcp`, ` \${HOST}/mcp `, `\${OTHER}/mcp`].map(read),
  );
  assert.equal(first?.copies.length, 2);
  assert.equal(more.length, 1);
});
