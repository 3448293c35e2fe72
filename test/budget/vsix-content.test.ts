import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

test('the packed extension holds what it runs on and nothing else', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'node_modules/@vscode/vsce/vsce',
    'ls',
    '--no-dependencies',
  ]);
  const files = stdout
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .sort();
  assert.deepEqual(files, [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/cli.js',
    'dist/codegen.js',
    'dist/connection.js',
    'dist/core.js',
    'dist/discovery.js',
    'dist/era-2025.js',
    'dist/era-2026.js',
    'dist/extension.js',
    'dist/flows.js',
    'dist/panel-style.css',
    'dist/panel.js',
    'dist/rule-pages.json',
    'dist/tree-sitter-python.wasm',
    'dist/tree-sitter-typescript.wasm',
    'dist/tree-sitter.wasm',
    'media/activity.svg',
    'media/icon.png',
    'media/l10n/bundle.l10n.de.json',
    'media/walkthrough/connect.svg',
    'media/walkthrough/finding.svg',
    'media/walkthrough/servers.svg',
    'media/walkthrough/trace.svg',
    'package.json',
    'package.nls.de.json',
    'package.nls.json',
  ]);
});
