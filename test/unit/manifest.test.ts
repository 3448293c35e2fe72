import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { clientInfo } from '../../src/model/client-info';
import { revisions } from '../../src/model/revision';

const manifest = JSON.parse(await readFile('package.json', 'utf8'));
const words = JSON.parse(await readFile('package.nls.json', 'utf8'));
const sources = await Promise.all(
  (await readdir('src', { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFile(join('src', name), 'utf8')),
);
const source = sources.join('\n');

test('every declared command is registered, and every registered one is declared', () => {
  const declared = manifest.contributes.commands.map((one: { command: string }) => one.command);
  const registered = [...source.matchAll(/'(mcpAuth\.[a-zA-Z]+)':/g)].map(([, id]) => id);
  assert.deepEqual([...new Set(registered)].sort(), [...declared].sort());
});

test('menus and keys use declared commands only', () => {
  const declared = new Set(
    manifest.contributes.commands.map((one: { command: string }) => one.command),
  );
  const used = [
    ...Object.values<{ command: string }[]>(manifest.contributes.menus).flat(),
    ...manifest.contributes.keybindings,
  ];
  for (const { command } of used) assert.ok(declared.has(command), command);
});

test('every verb has a key, and a second one that a browser leaves alone', () => {
  for (const verb of ['continue', 'next', 'into', 'pause', 'restart', 'stop', 'retry']) {
    const keys = manifest.contributes.keybindings
      .filter((one: { command: string }) => one.command === `mcpAuth.${verb}`)
      .map((one: { key: string }) => one.key);
    assert.equal(keys.length, 2, verb);
    assert.ok(
      keys.some((key: string) => key.startsWith('alt+shift+')),
      verb,
    );
  }
});

test('every setting is read, and every setting that is read is declared', () => {
  const declared = Object.keys(manifest.contributes.configuration.properties).map((name) =>
    name.replace('mcpAuth.', ''),
  );
  const readNames = [...source.matchAll(/\bread\('(\w+)'\)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(readNames)].sort(), declared.sort());
  assert.deepEqual(
    manifest.contributes.configuration.properties['mcpAuth.revision'].enum.slice(1).sort(),
    [...revisions].sort(),
  );
});

test('every text of the manifest has its words, and every word is used', () => {
  const used = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
});

test('servers are told the version and the name that the manifest has', () => {
  const { name, version } = manifest;
  assert.deepEqual(clientInfo, { name, version });
});
