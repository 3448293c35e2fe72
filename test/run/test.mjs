import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { leave, leaveOnSignals, runChild } from './children.mjs';
import { getChromium } from './chromium.mjs';
import { getCodeServer } from './code-server.mjs';
import { installPackages } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { getFastmcp, getMcpPython } from './python-packages.mjs';
import { getRedis } from './redis.mjs';
import { buildFolder, root } from './root.mjs';
import { complain } from './say.mjs';
import { findTests } from './test-files.mjs';
import { packVsix } from './vsix.mjs';

leaveOnSignals(() => 130);

// More files than this fail together for one reason, which a second run does not change.
const mostRunAgain = 3;

const { filters, e2e } = await readArguments();
const tests = await findTests({ filters, e2e });
if (tests.length === 0) await leave(1, `No test has ${filters.join(' or ')} in its path.`);

await orLeave(await installPackages());
const node24 = await findNode24();
if (!node24.ok) await leave(1, node24.why);
const node = node24.path;
await orLeave(await buildAll(['--production']));
const vsix = join(buildFolder, 'mcp-auth-inspector.vsix');
await orLeave(await packVsix({ root, out: vsix }));

const sources = {
  Chromium: getChromium,
  'code-server': () => getCodeServer({ node }),
  FastMCP: getFastmcp,
  'MCP SDK for Python': getMcpPython,
  'redis-server': getRedis,
};
const had = {};
const missing = {};
for (const [name, get] of Object.entries(sources)) {
  if (!tests.some(({ needs }) => needs.includes(name))) continue;
  const found = await get();
  if (found.ok) had[name] = found.path;
  else missing[name] = found.why;
}
for (const [name, why] of Object.entries(missing)) {
  const without = tests.filter(({ needs }) => needs.includes(name)).map((test) => test.name);
  complain(`Not run for want of ${name}: ${without.join(', ')}\n  ${why}`);
}

const runnable = tests.filter(({ needs }) => needs.every((name) => had[name] !== undefined));
const bundles = runnable.map(({ bundle }) => join(root, bundle));
const failed = await runTests(bundles);
if (failed.length === 0) await leave(0);
listFailures('Failed:', failed);

// A landing must not turn on one slow second of the machine, and a test that wavers must not hide.
const again = bundles.filter((bundle) => failed.some(({ file }) => file === bundle));
if (again.length === 0 || again.length > mostRunAgain) await leave(1);
const failedAgain = await runTests(again);
if (failedAgain.length === 0) listFailures('Failed once and passed at the second run:', failed);
else listFailures('Failed at the second run too:', failedAgain);
await leave(failedAgain.length === 0 ? 0 : 1);

/** Runs the tests of these bundles. Gives those that failed, with their bundle, name and reason. */
async function runTests(files) {
  const list = join(buildFolder, 'failures.jsonl');
  const { code } = await runChild(
    node,
    [
      '--test',
      // Two cores, and some tests measure time: one file after the other.
      '--test-concurrency=1',
      '--test-timeout=600000',
      `--test-reporter=${process.stdout.isTTY ? 'spec' : 'tap'}`,
      '--test-reporter-destination=stdout',
      `--test-reporter=${pathToFileURL(join(root, 'test/run/failures.mjs'))}`,
      `--test-reporter-destination=${list}`,
      ...files,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        MCP_AUTH_NODE24: node,
        MCP_AUTH_VSIX: vsix,
        MCP_AUTH_CHROMIUM: had.Chromium ?? '',
        MCP_AUTH_CODE_SERVER: had['code-server'] ?? '',
        MCP_AUTH_FASTMCP: had.FastMCP ?? '{}',
        MCP_AUTH_MCP_PYTHON: had['MCP SDK for Python'] ?? '{}',
        MCP_AUTH_REDIS: had['redis-server'] ?? '',
        MCP_AUTH_MISSING: JSON.stringify(missing),
      },
    },
  );
  if (code === 0) return [];
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line !== '');
  if (lines.length === 0) return [{ file: '', name: 'the run', why: `ended with ${code}` }];
  return lines.map((line) => JSON.parse(line));
}

function listFailures(title, tests) {
  complain(`\n${title}`);
  for (const { file, name, why } of tests) {
    complain(`  ${relative(join(root, '.build/test'), file)}: ${name}\n    ${why}`);
  }
}

async function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { 'no-e2e': { type: 'boolean', default: false } },
    });
    return { filters: positionals, e2e: !values['no-e2e'] };
  } catch {
    return leave(
      1,
      '`npm test` does not know these arguments; use: npm test -- [--no-e2e] [part of a path …]',
    );
  }
}

async function orLeave(why) {
  if (why !== undefined) await leave(1, why);
}
