import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { ClientFile } from '../../../src/config/client';
import { clientCommands } from '../../../src/config/client-commands';
import { clients } from '../../../src/config/clients/list';
import { insertServer } from '../../../src/config/insert-server';
import { readServers } from '../../../src/config/read-servers';
import { writtenFor } from '../../../src/config/writing';
import type { HttpServerEntry, StdioServerEntry } from '../../../src/model/server';

const fixtures = join(import.meta.dirname, '../../../..', 'test/fixtures/clients');
const head = { id: 'f#notes new', name: 'notes new', unresolved: [] };
const place = { uri: 'file:///f', line: 0, column: 0 };

const http: HttpServerEntry = {
  ...head,
  place,
  kind: 'http',
  url: 'https://notes.example/mcp',
  transport: 'http',
  headers: { 'X-Region': 'north', Authorization: 'Bearer abcdefgh12345678' },
  clientId: 'client-1',
  scopes: 'notes:read notes:write',
};
const stdio: StdioServerEntry = {
  ...head,
  place,
  kind: 'stdio',
  command: 'uvx',
  args: ['notes-mcp', '--verbose "quoted" \\ path'],
  env: { REGION: 'north', NOTES_TOKEN: 'abcdefgh12345678' },
};

const readAs = (file: ClientFile, text: string) =>
  readServers(file.shape, 'file:///f', 'f', text).file;

/** What of an entry has to come through. */
function essence(entry: HttpServerEntry | StdioServerEntry, file: ClientFile): object {
  if (entry.kind === 'stdio') {
    const { command, args } = entry;
    return { kind: 'stdio', command, args, env: { REGION: 'north' } };
  }
  const { url, transport, clientId, scopes } = entry;
  const { entry: words } = file.shape;
  return {
    kind: 'http',
    url,
    transport,
    headers: { 'X-Region': 'north' },
    ...(words.clientId.length > 0 && { clientId }),
    ...(words.scopes.length > 0 && { scopes }),
  };
}

function essenceOf(read: object): object {
  const { kind, url, transport, headers, clientId, scopes, command, args, env } = read as {
    [member: string]: unknown;
  };
  const all = { kind, url, transport, headers, clientId, scopes, command, args, env };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const commentsIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .filter((line) => /^\s*(#|\/\/|\/\*)/.test(line))
    .map((line) => line.trim());

const writing = clients.filter(({ writes }) => writes !== undefined);

suite('a server written for a client reads back as the same server', () => {
  for (const client of writing) {
    for (const [at, file] of client.files.entries()) {
      for (const entry of [http, stdio]) {
        test(`${client.name}, file ${at}, ${entry.kind}`, () => {
          const written = writtenFor(entry, client, file);
          if (client.writes?.without?.includes(entry.kind) === true) {
            assert.equal(written.kind, 'problem');
            return;
          }
          assert.equal(written.kind, 'entry', JSON.stringify(written));
          if (written.kind !== 'entry') return;
          assert.deepEqual(written.leftOut, [
            entry.kind === 'http' ? 'Authorization' : 'NOTES_TOKEN',
          ]);
          const texts = readdirSync(join(fixtures, client.id))
            .filter((name) => name.startsWith(`${at}-`))
            .map((name) => readFileSync(join(fixtures, client.id, name), 'utf8'));
          const whole = texts.filter((text) => readAs(file, text).problems.length === 0);
          for (const before of [
            undefined,
            '',
            ...whole,
            ...whole.map((text) => text.replaceAll('\n', '\r\n')),
          ]) {
            const inserted = insertServer(before, file.shape, entry.name, written.value);
            assert.equal(inserted.kind, 'text', JSON.stringify(inserted));
            if (inserted.kind !== 'text') continue;
            const { servers, problems } = readAs(file, inserted.text);
            assert.deepEqual(problems, [], inserted.text);
            const mine = servers.find(({ name }) => name === entry.name);
            assert.ok(mine, inserted.text);
            assert.deepEqual(essenceOf(mine), essence(entry, file));
            const others = (list: typeof servers): readonly object[] =>
              list
                .filter((one) => one !== mine)
                .map((one) => ({ name: one.name, ...essenceOf(one) }));
            assert.deepEqual(others(servers), others(readAs(file, before ?? '').servers));
            for (const comment of commentsIn(before ?? ''))
              assert.ok(commentsIn(inserted.text).includes(comment), `${comment} is lost`);
            if (before?.includes('\r\n')) assert.doesNotMatch(inserted.text, /[^\r]\n/);
            const again = insertServer(inserted.text, file.shape, entry.name, written.value);
            assert.equal(again.kind, 'problem');
          }
        });
      }
    }
  }
});

test('a file with a fault is left as it is', () => {
  const file = clients.find(({ id }) => id === 'cursor')?.files[0];
  assert.ok(file);
  const inserted = insertServer('{ "mcpServers": { ', file.shape, 'a', { url: 'https://a' });
  assert.match(inserted.kind === 'problem' ? inserted.message : '', /fault in line 1/);
});

test('what would take a secret or a variable to another file is refused', () => {
  const cursor = clients.find(({ id }) => id === 'cursor');
  const file = cursor?.files[0];
  assert.ok(cursor && file);
  const url = 'https://user:secret-word@notes.example/mcp';
  assert.equal(writtenFor({ ...http, url }, cursor, file).kind, 'problem');
  const args = ['--token', 'abcdefgh12345678'];
  assert.equal(writtenFor({ ...stdio, args }, cursor, file).kind, 'problem');
  const command = ['$', '{workspaceFolder}/run'].join('');
  assert.equal(writtenFor({ ...stdio, command }, cursor, file).kind, 'problem');
});

test('commands for other clients hold the server, and a shell takes them apart as they are meant', () => {
  const claude = clients.find(({ id }) => id === 'claude-code');
  const file = claude?.files[0];
  assert.ok(claude && file);
  for (const entry of [http, stdio]) {
    const written = writtenFor(entry, claude, file);
    assert.ok(written.kind === 'entry');
    const all = clientCommands(entry, written.value);
    const joined = JSON.stringify(all);
    assert.doesNotMatch(joined, /abcdefgh12345678/);
    const added = all.find(({ label }) => label.includes('claude mcp add'))?.text ?? '';
    if (entry.kind === 'http') {
      assert.equal(
        added,
        "claude mcp add --transport http --header 'X-Region: north' notes-new https://notes.example/mcp",
      );
    } else {
      assert.equal(
        added,
        `claude mcp add --transport stdio --env REGION=north notes-new -- uvx notes-mcp '--verbose "quoted" \\ path'`,
      );
    }
    const link = all.find(({ label }) => label.startsWith('VS Code: link'))?.text ?? '';
    const config = JSON.parse(decodeURIComponent(link.split('?')[1] ?? ''));
    assert.equal(config.name, 'notes new');
    const cursor = new URL(all.find(({ label }) => label.startsWith('Cursor'))?.text ?? '');
    const base64 = cursor.searchParams.get('config') ?? '';
    assert.deepEqual(JSON.parse(Buffer.from(base64, 'base64').toString()), written.value);
  }
});
