// Builds every bundle from one table: `node esbuild.mjs [--production] [--watch] [--only a,b]`.
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { rulePagesPlugin } from './test/run/rule-pages.mjs';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const watch = flags.has('--watch');
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt === -1 ? undefined : new Set(process.argv[onlyAt + 1]?.split(','));

const host = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // The package's UMD entry requires its parts in a way that no bundler can follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};

/** Bundles that are loaded on first use, by the three roots only. */
const lazy = {
  external: [
    'vscode',
    './discovery.js',
    './flows.js',
    './connection.js',
    './core.js',
    './era-2025.js',
    './era-2026.js',
    './codegen.js',
    './rule-pages.json',
  ],
};

const tests = (await readdir('test', { recursive: true }))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => ({
    in: join('test', file),
    out: file.replaceAll('\\', '/').replace(/\.ts$/, ''),
  }));

/** One row per file that is shipped or run; `budget` in test/budget holds their sizes. */
const table = {
  extension: { ...host, ...lazy, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js' },
  flows: { ...host, ...lazy, entryPoints: ['src/flows.ts'], outfile: 'dist/flows.js' },
  connection: {
    ...host,
    ...lazy,
    entryPoints: ['src/connection.ts'],
    outfile: 'dist/connection.js',
  },
  discovery: { ...host, entryPoints: ['src/discovery.ts'], outfile: 'dist/discovery.js' },
  core: {
    ...host,
    entryPoints: ['src/core.ts'],
    outfile: 'dist/core.js',
    plugins: [rulePagesPlugin('src/rules', 'dist/rule-pages.json')],
  },
  'era-2025': { ...host, entryPoints: ['src/client/era-2025.ts'], outfile: 'dist/era-2025.js' },
  'era-2026': {
    ...host,
    entryPoints: ['src/client/era-2026.ts'],
    outfile: 'dist/era-2026.js',
    // Of the SDK's validators this brings the small one, which makes no code of a server's schema.
    conditions: ['workerd'],
    // What the SDK prints has words of servers in it, and no terminal to print them to.
    drop: ['console'],
  },
  codegen: { ...host, entryPoints: ['src/codegen.ts'], outfile: 'dist/codegen.js' },
  cli: { ...host, ...lazy, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js' },
  panel: {
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { panel: 'webview/main.ts', 'panel-style': 'webview/style.css' },
    outdir: 'dist',
  },
  demo: {
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    entryPoints: [
      { in: 'test/demo/main.ts', out: 'demo/main' },
      { in: 'test/demo/stdio-server.ts', out: 'demo/stdio-server' },
    ],
    outdir: '.build',
    outExtension: { '.js': '.mjs' },
  },
  accuracy: {
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    external: ['vscode'],
    entryPoints: [{ in: 'test/accuracy/main.ts', out: 'accuracy/main' }],
    outdir: '.build',
    outExtension: { '.js': '.mjs' },
  },
  bench: {
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    entryPoints: [{ in: 'test/bench/main.ts', out: 'bench/main' }],
    outdir: '.build',
    outExtension: { '.js': '.mjs' },
  },
  tests: {
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    external: ['vscode'],
    entryPoints: [
      ...tests,
      { in: 'test/conformance/client.ts', out: 'conformance/client' },
      { in: 'test/conformance/wire-client.ts', out: 'conformance/wire-client' },
      { in: 'test/conformance/await-turn.ts', out: 'conformance/await-turn' },
    ],
    outdir: '.build/test',
    outExtension: { '.js': '.mjs' },
  },
};

/** Bundles that are part of the product, and so minified and measured. */
const shipped = new Set([
  'extension',
  'discovery',
  'flows',
  'connection',
  'core',
  'era-2025',
  'era-2026',
  'codegen',
  'cli',
  'panel',
]);

const rows = Object.entries(table)
  .filter(([name]) => only === undefined || only.has(name))
  .map(([name, options]) => ({
    name,
    options: {
      bundle: true,
      logLevel: 'warning',
      legalComments: 'none',
      sourcemap: shipped.has(name) && production ? false : 'linked',
      minify: production && shipped.has(name),
      metafile: true,
      ...options,
    },
  }));

if (production && only === undefined) await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
if (only === undefined || only.has('codegen')) {
  for (const name of [
    'tree-sitter.wasm',
    'tree-sitter-python.wasm',
    'tree-sitter-typescript.wasm',
  ]) {
    await copyFile(join('node_modules/@vscode/tree-sitter-wasm/wasm', name), join('dist', name));
  }
}

if (watch) {
  for (const { options } of rows) await (await context(options)).watch();
} else {
  await mkdir('.build/meta', { recursive: true });
  for (const { name, options } of rows) {
    const result = await build(options);
    await writeFile(`.build/meta/${name}.json`, JSON.stringify(result.metafile));
  }
}
