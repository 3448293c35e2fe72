import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { leave, leaveOnSignals, runChild } from './children.mjs';
import { getChromium } from './chromium.mjs';
import { getCodeServer } from './code-server.mjs';
import { installPackages } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { getFastmcp, getMcpPython } from './python-packages.mjs';
import { buildFolder, root } from './root.mjs';
import { complain } from './say.mjs';
import { findTests } from './test-files.mjs';
import { packVsix } from './vsix.mjs';

leaveOnSignals(() => 130);

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
const { code } = await runChild(
  node,
  [
    '--test',
    // Two cores, and some tests measure time: one file after the other.
    '--test-concurrency=1',
    '--test-timeout=600000',
    `--test-reporter=${process.stdout.isTTY ? 'spec' : 'tap'}`,
    ...runnable.map(({ bundle }) => bundle),
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
      MCP_AUTH_MISSING: JSON.stringify(missing),
    },
  },
);
await leave(code);

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
