import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { lateCommands, lateConnectionCommands } from '../../src/host/late-commands';
import { panelType } from '../../src/host/panel-type';
import { stepVerbs } from '../../src/host/step-verbs';
import { clientInfo } from '../../src/model/client-info';
import { verbs } from '../../src/model/messages';
import { revisions } from '../../src/model/revision';
import { searchKeys, stepKeys, verbKeys } from '../../webview/words';

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
  const registered = [
    ...[...source.matchAll(/'(mcpAuth\.[a-zA-Z]+)':/g)].map(([, id]) => id),
    ...[...lateCommands, ...lateConnectionCommands].map((name) => `mcpAuth.${name}`),
  ];
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

interface KeyBinding {
  readonly command: string;
  readonly key: string;
  readonly when: string;
}

const bindings: readonly KeyBinding[] = manifest.contributes.keybindings;

/**
 * What goes with Alt and Shift in Chrome and Edge: tab groups, split tabs, reading mode, focus, feedback;
 * and on ChromeOS the shelf, files, notices and settings. A page is not asked first.
 */
const ofBrowsers = [...'abciptnrwxz', ...'lmns'];

test('every verb has a key, and a second one that a browser leaves alone', () => {
  const commands = [...verbs, 'rewindHere', 'editAndResend', 'toggleBreakpoint', 'searchTrace'];
  assert.deepEqual(
    [...new Set(bindings.map(({ command }) => command))].sort(),
    commands.map((command) => `mcpAuth.${command}`).sort(),
  );
  for (const command of commands) {
    const keys = bindings.filter((one) => one.command === `mcpAuth.${command}`);
    assert.equal(keys.length, 2, command);
    const [letter] = keys.flatMap(({ key }) => /^alt\+shift\+([a-z])$/.exec(key)?.[1] ?? []);
    assert.ok(letter !== undefined && !ofBrowsers.includes(letter), `${command}: ${letter}`);
  }
  assert.equal(new Set(bindings.map(({ key }) => key)).size, bindings.length);
});

test('the panel names the keys that the manifest binds', () => {
  const named: readonly (readonly [command: string, keys: readonly string[]])[] = [
    ...verbs.map((verb) => [verb, verbKeys[verb]] as const),
    ['rewindHere', stepKeys.rewind],
    ['editAndResend', stepKeys.edit],
    ['toggleBreakpoint', stepKeys.breakpoint],
    ['searchTrace', searchKeys],
  ];
  for (const [command, keys] of named) {
    const bound = bindings.filter((one) => one.command === `mcpAuth.${command}`);
    assert.deepEqual(
      keys.map((key) => key.toLowerCase()),
      bound.map(({ key }) => key),
      command,
    );
  }
});

test('keys and commands ask for verbs that the panel can have', () => {
  const known = new Set<string>([...verbs, ...stepVerbs]);
  const asked = [...JSON.stringify(manifest).matchAll(/([\w-]+) in mcpAuth\.verbs/g)];
  assert.ok(asked.length > 20);
  for (const [, verb = ''] of asked) assert.ok(known.has(verb), verb);
  for (const { when } of bindings)
    assert.match(
      when,
      /^activeWebviewPanelId == mcpAuth\.trace && ([\w-]+ in mcpAuth\.verbs|mcpAuth\.traced)$/,
    );
});

test('a panel that VS Code opens again wakes the extension', () => {
  assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${panelType}`));
});

test('what says where the client listens, or who it is, is not for a workspace to set', () => {
  const { properties } = manifest.contributes.configuration;
  for (const name of ['redirectPort', 'loginTimeout', 'clientMetadataUrl']) {
    assert.match(properties[`mcpAuth.${name}`].scope, /^(machine|application)$/, name);
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
