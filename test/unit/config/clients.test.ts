import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { allCandidates } from '../../../src/config/candidates';
import type { Client } from '../../../src/config/client';
import { readClientFile } from '../../../src/config/client-file';
import { clients } from '../../../src/config/clients/list';
import type { Machine, Platform } from '../../../src/config/places';
import type { ConfigFile } from '../../../src/model/server';

const fixtures = join(import.meta.dirname, '../../../..', 'test/fixtures/clients');

const machines: { readonly [platform in Platform]: Machine } = {
  darwin: { platform: 'darwin', home: '/Users/ann', environment: {} },
  win32: {
    platform: 'win32',
    home: 'C:\\Users\\ann',
    environment: { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' },
  },
  linux: { platform: 'linux', home: '/homes/ann', environment: {} },
};
const folders: { readonly [platform in Platform]: string } = {
  darwin: '/Users/ann/code/app',
  win32: 'D:\\code\\app',
  linux: '/homes/ann/code/app',
};

/** What a fixture comes to: its servers without what is the same for all, and what is wrong in it. */
function summary(file: ConfigFile | undefined): unknown {
  if (file === undefined) return 'nothing to list';
  return {
    servers: file.servers.map(({ id: _, source: __, place: { line }, ...entry }) => ({
      line: line + 1,
      ...entry,
    })),
    problems: file.problems.map(({ line, message }) => `line ${line + 1}: ${message}`),
  };
}

function fixturesOf({ id }: Client): readonly string[] {
  return readdirSync(join(fixtures, id)).filter((name) => name !== 'expected.json');
}

const textOf = (path: string): string => readFileSync(join(fixtures, path), 'utf8');

test('every client of the folder is in the list, once, under its own id', () => {
  const files = readdirSync('src/config/clients').map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual(clients.map(({ id }) => id).sort(), files.filter((id) => id !== 'list').sort());
});

suite('each client’s fixtures give the expected entries', () => {
  for (const client of clients) {
    test(client.name, () => {
      const names = fixturesOf(client);
      const found = Object.fromEntries(
        names.map((name) => {
          const file = client.files[Number.parseInt(name, 10)];
          assert.ok(file, `${name} is of no file of the client`);
          const text = textOf(`${client.id}/${name}`);
          return [name, summary(readClientFile({ client, file }, 'file:///f', 'f', text))];
        }),
      );
      assert.deepEqual(found, JSON.parse(textOf(`${client.id}/expected.json`)));
    });
  }
});

test('every file of every client has a fixture with a server in it', () => {
  for (const client of clients) {
    const expected = JSON.parse(textOf(`${client.id}/expected.json`));
    for (const index of client.files.keys()) {
      const served = fixturesOf(client).some(
        (name) => name.startsWith(`${index}-`) && expected[name].servers?.length > 0,
      );
      assert.ok(served, `file ${index} of ${client.id} has no fixture`);
    }
  }
});

for (const platform of ['darwin', 'win32', 'linux'] as const) {
  test(`every file is looked for where it lies on ${platform}`, () => {
    const found = allCandidates(machines[platform], [folders[platform]], clients).map(
      ({ client, path }) => `${client.id}  ${path}`,
    );
    assert.deepEqual(found, textOf(`../paths/${platform}.txt`).trimEnd().split('\n'));
    assert.equal(new Set(found).size, found.length);
  });
}

test('every fixture reads the same with a byte order mark and with Windows line ends', () => {
  for (const client of clients) {
    for (const name of fixturesOf(client)) {
      const file = client.files[Number.parseInt(name, 10)];
      assert.ok(file);
      const text = textOf(`${client.id}/${name}`);
      const read = (one: string) =>
        summary(readClientFile({ client, file }, 'file:///f', 'f', one));
      assert.deepEqual(read(`\uFEFF${text}`), read(text), name);
      assert.deepEqual(read(text.replaceAll('\n', '\r\n')), read(text), name);
    }
  }
});
