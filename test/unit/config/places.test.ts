// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenClients, machineCandidates } from '../../../src/config/candidates';
import { clients } from '../../../src/config/clients/list';
import { type Machine, pathOf, shownPath } from '../../../src/config/places';

const linux = (environment: Machine['environment'] = {}): Machine => ({
  platform: 'linux',
  home: '/homes/ann',
  environment,
});
const windows = (environment: Machine['environment'] = {}): Machine => ({
  platform: 'win32',
  home: 'C:\\Users\\ann',
  environment,
});

const pathsOf = (id: string, machine: Machine): readonly string[] =>
  machineCandidates(machine, chosenClients(clients, [id])).map(({ path }) => path);

test('an environment variable that a client has takes the place of its usual folder', () => {
  assert.deepEqual(pathsOf('codex', linux({ CODEX_HOME: '/data/codex' })), [
    '/data/codex/config.toml',
  ]);
  assert.deepEqual(pathsOf('codex', windows({ CODEX_HOME: 'D:\\codex' })), [
    'D:\\codex\\config.toml',
  ]);
  assert.equal(
    pathsOf('claude-code', linux({ CLAUDE_CONFIG_DIR: '~/.claude-work' }))[0],
    '/homes/ann/.claude-work/.claude.json',
  );
  assert.equal(
    pathsOf('copilot-cli', linux({ COPILOT_HOME: '/data/copilot/' }))[0],
    '/data/copilot/mcp-config.json',
  );
});

test('a variable that is no whole path counts for nothing', () => {
  for (const value of ['', '.', 'codex', '../up', '~ann/x']) {
    assert.deepEqual(pathsOf('codex', linux({ CODEX_HOME: value })), [
      '/homes/ann/.codex/config.toml',
    ]);
  }
});

test('XDG_CONFIG_HOME and APPDATA move what lies in them, and nothing else', () => {
  assert.deepEqual(pathsOf('goose', linux({ XDG_CONFIG_HOME: '/cfg' })), [
    '/cfg/goose/config.yaml',
  ]);
  assert.deepEqual(pathsOf('trae', windows({ APPDATA: 'E:\\Roaming' })), [
    'E:\\Roaming\\Trae\\User\\mcp.json',
  ]);
  assert.deepEqual(pathsOf('cursor', windows({ APPDATA: 'E:\\Roaming' })), [
    'C:\\Users\\ann\\.cursor\\mcp.json',
  ]);
});

test('where sources disagree both places are looked at', () => {
  assert.deepEqual(pathsOf('claude-desktop', linux()), [
    '/homes/ann/.config/Claude/claude_desktop_config.json',
    '/homes/ann/.config/claude/claude_desktop_config.json',
  ]);
  const mac: Machine = { platform: 'darwin', home: '/Users/ann', environment: {} };
  assert.deepEqual(pathsOf('zed', mac), [
    '/Users/ann/.config/zed/settings.json',
    '/Users/ann/Library/Application Support/Zed/settings.json',
  ]);
});

test('a place that a platform does not have is no path', () => {
  assert.equal(pathOf('<local>/x', linux()), undefined);
  assert.equal(pathOf('<folder>/x', linux()), undefined);
  assert.deepEqual(pathsOf('visual-studio', linux()), []);
});

test('paths are shown from the home on', () => {
  assert.equal(shownPath('/homes/ann/.cursor/mcp.json', linux()), '~/.cursor/mcp.json');
  assert.equal(shownPath('/homes/anna/mcp.json', linux()), '/homes/anna/mcp.json');
  assert.equal(shownPath('C:\\Users\\ann\\.cursor\\mcp.json', windows()), '~/.cursor/mcp.json');
});

test('a setting limits the clients by their ids', () => {
  assert.equal(chosenClients(clients, 'all'), clients);
  assert.deepEqual(
    chosenClients(clients, ['cursor', 'no-such', 'vscode']).map(({ id }) => id),
    ['vscode', 'cursor'],
  );
});
