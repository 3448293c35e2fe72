import assert from 'node:assert/strict';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { machineCandidates } from '../../../src/config/candidates';
import { clients } from '../../../src/config/clients/list';
import { shownPath } from '../../../src/config/places';
import type { ConfigFile } from '../../../src/model/server';
import { readCandidates } from '../../../src/node/read-config';

const root = join(import.meta.dirname, '../../../..');
const parent = await mkdtemp(join(tmpdir(), 'mcp-auth-homes-'));
after(() => rm(parent, { recursive: true, force: true }));

const newHome = (): Promise<string> => mkdtemp(join(parent, 'home-'));

async function put(home: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), content);
}

async function readHome(home: string): Promise<readonly ConfigFile[]> {
  const machine = { platform: 'linux', home, environment: {} } as const;
  const candidates = machineCandidates(machine, clients).filter(({ path }) =>
    path.startsWith(home),
  );
  return readCandidates(candidates, { label: (path) => shownPath(path, machine) });
}

async function only(home: string): Promise<ConfigFile> {
  const [file, ...more] = await readHome(home);
  assert.ok(file);
  assert.deepEqual(more, []);
  return file;
}

const cursor = '.cursor/mcp.json';
const servers = JSON.stringify({ mcpServers: { nötes: { url: 'https://notes.example/mcp' } } });
const names = ({ servers: all }: ConfigFile) => all.map(({ name }) => name);
const problems = (file: ConfigFile) =>
  file.problems.map(({ line, message }) => `${line + 1}: ${message}`);

test('a home with a file of every client shows all of their servers', async () => {
  const home = await newHome();
  const machine = { platform: 'linux', home, environment: {} } as const;
  const expected: [string, number][] = [];
  for (const { client, file, path } of machineCandidates(machine, clients)) {
    if (!path.startsWith(home)) continue;
    const index = client.files.indexOf(file);
    const folder = join(root, 'test/fixtures/clients', client.id);
    const all = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'));
    const name = Object.keys(all).find(
      (one) => one.startsWith(`${index}-`) && all[one].servers?.length > 0,
    );
    assert.ok(name, `${client.id} ${index}`);
    const at = path.replaceAll('*', 'one');
    await mkdir(dirname(at), { recursive: true });
    await cp(join(folder, name), at);
    expected.push([shownPath(at, machine), all[name].servers.length]);
  }
  const found = await readHome(home);
  assert.deepEqual(
    found.map(({ label, servers: all }) => [label, all.length]),
    expected,
  );
  assert.ok(expected.length > 80);
  const ids = found.flatMap((file) => file.servers.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});

test('UTF-16 and byte order marks are read', async () => {
  const little = Buffer.from(`\uFEFF${servers}`, 'utf16le');
  for (const bytes of [
    Buffer.from(servers),
    Buffer.from(`\uFEFF${servers}`),
    little,
    Buffer.from(little).swap16(),
  ]) {
    const home = await newHome();
    await put(home, cursor, bytes);
    const file = await only(home);
    assert.deepEqual([names(file), problems(file)], [['nötes'], []]);
  }
});

test('bytes that are no text give one problem and no throw', async () => {
  const home = await newHome();
  await put(
    home,
    cursor,
    Uint8Array.from({ length: 300 }, (_, at) => 255 - (at % 256)),
  );
  const file = await only(home);
  assert.deepEqual(names(file), []);
  assert.ok(file.problems.length > 0);
});

test('a folder in place of a file, and a file that is too large, are one problem each', async () => {
  const home = await newHome();
  await mkdir(join(home, cursor), { recursive: true });
  assert.deepEqual(problems(await only(home)), ['1: Expected a file, found a folder.']);
  const other = await newHome();
  await put(other, cursor, `${servers.slice(0, -1)}${' '.repeat(5 * 1024 * 1024)}}`);
  assert.deepEqual(problems(await only(other)), [
    '1: The file is larger than 1 MB and is not read.',
  ]);
});

test('a client that keeps its history beside its servers may have 5 MB of it', async () => {
  const home = await newHome();
  const history = Array.from({ length: 50_000 }, (_, at) => `entry ${at} `.repeat(10));
  await put(
    home,
    '.claude.json',
    JSON.stringify({
      projects: { '/Users/ann/code': { history, mcpServers: { notes: { command: 'n' } } } },
    }),
  );
  const file = await only(home);
  assert.deepEqual([names(file), problems(file)], [['notes'], []]);
});

test('links are followed, and those that lead nowhere are no files', async () => {
  const home = await newHome();
  await put(home, 'dotfiles/mcp.json', servers);
  await mkdir(join(home, '.cursor'));
  await symlink(join(home, 'dotfiles/mcp.json'), join(home, cursor));
  await mkdir(join(home, '.kimi'));
  await symlink(join(home, 'nowhere'), join(home, '.kimi/mcp.json'));
  const file = await only(home);
  assert.deepEqual([file.label, names(file)], [`~/${cursor}`, ['nötes']]);
});

test('a loop of links is one problem', async () => {
  const home = await newHome();
  await mkdir(join(home, '.cursor'));
  await symlink(join(home, cursor), join(home, cursor));
  assert.deepEqual(problems(await only(home)), ['1: The file could not be read: ELOOP.']);
});

test('a file that may not be read is one problem', { skip: process.getuid?.() === 0 }, async () => {
  const home = await newHome();
  await put(home, cursor, servers);
  await chmod(join(home, cursor), 0);
  assert.deepEqual(problems(await only(home)), ['1: The file could not be read: EACCES.']);
});

test('a home without any of them has no files', async () => {
  assert.deepEqual(await readHome(await newHome()), []);
  assert.deepEqual(await readHome(join(parent, 'no-such-home')), []);
});
