import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { test } from 'node:test';

/** What each room may import: other rooms, and packages by name or by prefix with `*`. */
const rooms: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  model: { rooms: [], packages: [] },
  config: { rooms: ['model'], packages: ['jsonc-parser'] },
  oauth: { rooms: ['model'], packages: [] },
  idp: { rooms: ['model'], packages: [] },
  rules: { rooms: ['model', 'idp'], packages: [] },
  report: { rooms: ['model'], packages: [] },
  client: {
    rooms: ['model', 'oauth'],
    packages: [
      '@modelcontextprotocol/sdk/*',
      '@modelcontextprotocol/client',
      '@modelcontextprotocol/client/*',
    ],
  },
  node: { rooms: ['model', 'config'], packages: ['node:*'] },
  codegen: { rooms: ['model', 'idp'], packages: ['jsonc-parser', 'toml-eslint-parser'] },
  discovery: { rooms: ['model', 'config', 'rules', 'node'], packages: [] },
  core: { rooms: ['model', 'oauth', 'rules', 'report', 'client'], packages: [] },
  cli: {
    rooms: [
      'model',
      'config',
      'oauth',
      'rules',
      'report',
      'client',
      'codegen',
      'node',
      'core',
      'discovery',
    ],
    packages: ['node:*', 'diff'],
  },
  host: {
    rooms: [
      'model',
      'config',
      'oauth',
      'rules',
      'report',
      'client',
      'codegen',
      'node',
      'core',
      'discovery',
    ],
    packages: ['vscode', 'node:*', '@vscode/l10n'],
  },
};

/** Files, and folders with all that is in them, that may import a package that their room may not. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'src/codegen.ts': ['@vscode/tree-sitter-wasm'],
  'src/codegen/syntax/syntax.ts': ['@vscode/tree-sitter-wasm'],
  'src/config/toml-file.ts': ['toml-eslint-parser'],
  'src/config/yaml-file.ts': ['yaml'],
  'src/config/yaml-insert.ts': ['yaml'],
  'src/oauth/address.ts': ['ipaddr.js'],
  'src/oauth/crypto.ts': ['jose'],
  'src/oauth/crypto/': ['jose'],
  'webview/toolkit.ts': ['@vscode/webview-ui-toolkit'],
};

const files = (await readdir('src', { recursive: true }))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));
const webview = (await readdir('webview', { recursive: true }))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('webview', name));

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(text: string): readonly Import[] {
  const found = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gms),
  ];
  const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)];
  return [
    ...found.map(([, type, from]) => ({ from: from ?? '', typeOnly: type !== undefined })),
    ...dynamic.map(([, from]) => ({ from: from ?? '', typeOnly: false })),
  ];
}

function roomOf(path: string): string {
  const [, first = '', second] = path.split(sep);
  if (second !== undefined) return first;
  const name = first.replace(/\.ts$/, '');
  return ['extension', 'flows', 'connection'].includes(name) ? 'host' : name;
}

function exceptionsOf(path: string): readonly string[] {
  const folder = `${dirname(path)}/`.split(sep).join('/');
  return [...(exceptions[path] ?? []), ...(exceptions[folder] ?? [])];
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

test('each room imports only what it may', async () => {
  const wrong: string[] = [];
  for (const file of files) {
    const room = rooms[roomOf(file)];
    assert.ok(room, `${file} is in a room that this test does not know`);
    for (const { from } of importsOf(await readFile(file, 'utf8'))) {
      if (from.startsWith('.')) {
        const target = roomOf(normalize(join(dirname(file), from)));
        if (target !== roomOf(file) && !room.rooms.includes(target))
          wrong.push(`${file} imports ${from}`);
      } else {
        const allowed = [...room.packages, ...exceptionsOf(file)];
        if (!allowed.some((pattern) => matches(from, pattern)))
          wrong.push(`${file} imports ${from}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('the panel takes types of the model and nothing else of src', async () => {
  const wrong: string[] = [];
  for (const file of webview) {
    for (const { from, typeOnly } of importsOf(await readFile(file, 'utf8'))) {
      const outside =
        from.startsWith('.') && normalize(join(dirname(file), from)).startsWith('src');
      if (outside && !(typeOnly && from.includes('/src/model/')))
        wrong.push(`${file} imports ${from}`);
      if (!from.startsWith('.') && !exceptionsOf(file).includes(from))
        wrong.push(`${file} imports ${from}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('pure rooms have no effects of their own', async () => {
  const effects =
    /\bprocess\.|\bDate\.now\b|\bMath\.random\b|(?<![\w.])fetch\(|\bdocument\.|\bwindow\.|\bsetTimeout\(/;
  const wrong: string[] = [];
  for (const file of files.filter((one) =>
    ['model', 'idp', 'config', 'oauth', 'rules', 'report'].includes(roomOf(one)),
  )) {
    const code = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const found = effects.exec(code.replace(/'[^'\n]*'|`[^`]*`/g, "''"));
    if (found !== null) wrong.push(`${file}: ${found[0]}`);
  }
  assert.deepEqual(wrong, []);
});

test('files are named in kebab-case and stay within 300 lines', async () => {
  const wrong: string[] = [];
  for (const file of [...files, ...webview]) {
    const name = file.split(sep).at(-1) ?? '';
    if (!/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(name)) wrong.push(file);
    const lines = (await readFile(file, 'utf8')).split('\n').length;
    if (lines > 301) wrong.push(`${file} has ${lines} lines`);
  }
  assert.deepEqual(wrong, []);
});

test('nothing is exported by default and nothing is left to do', async () => {
  const wrong: string[] = [];
  // In two parts, so that this file does not name what it looks for.
  const left = new RegExp(
    `^export default|\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`,
    'm',
  );
  for (const file of [...files, ...webview]) {
    const found = left.exec(await readFile(file, 'utf8'));
    if (found !== null) wrong.push(`${file}: ${found[0]}`);
  }
  assert.deepEqual(wrong, []);
});

test('the repository names no place of the machine that it was written on, and no registry', async () => {
  const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  const place = /(?<![\w.:/])\/(?:work|root|home\/\w+)\/\w/;
  const registry = /\bregistry\.[a-z]+\.\w+/;
  const wrong: string[] = [];
  for (const file of tracked.filter((one) => !/\.(png|ico)$/.test(one))) {
    const text = await readFile(file, 'utf8').catch(() => '');
    for (const found of [place.exec(text), registry.exec(text)])
      if (found !== null) wrong.push(`${file}: ${found[0]}`);
  }
  assert.deepEqual(wrong, []);
});
