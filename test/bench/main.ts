import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { startDemo } from '../demo/demo';
import { bareFlow } from './bare-flow';
import { codegenTime, pythonFiles } from './codegen-time';
import { compare, median, type Result } from './compare';
import { engineFlow, engineTrace } from './engine-flow';
import { firstPaint } from './first-paint';
import { listServers } from './list-servers';
import { longExchanges, timeLongTrace } from './long-trace';
import { panelTime, snapshotTime } from './panel-time';
import { exchanges, timeRules } from './rules-time';
import { sdk1Flow, sdk2Flow } from './sdk-flow';
import { startSuiteServer } from './suite-server';

const rounds = 30;

async function race(title: string, url: string): Promise<void> {
  const results = await compare(
    [
      { name: 'bare fetch', run: () => bareFlow(url) },
      { name: 'engine', run: () => engineFlow(url) },
      { name: 'SDK 1.x', run: () => sdk1Flow(url) },
      { name: 'SDK 2.x', run: () => sdk2Flow(url) },
    ],
    rounds,
  );
  console.log(`${title}, median of ${rounds}`);
  for (const result of results) console.log(line(result, results[0]?.ms ?? Number.NaN));
}

function line({ name, ms }: Result, bare: number): string {
  const perSecond = (1000 / ms).toFixed(0);
  return `  ${name.padEnd(12)} ${(ms / bare).toFixed(2)} of bare fetch  ${ms.toFixed(1)} ms  ${perSecond} flows a second`;
}

/** Megabytes in use after everything that nobody holds is gone, closed listeners included. */
async function memory(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

const demo = await startDemo({ portBase: 0, autoApprove: true });
await race('Whole sign-in at a real authorization server', demo.notesUrl);
const trace = await engineTrace(demo.notesUrl);
const judged = timeRules(trace);
await demo.close();

const suite = await startSuiteServer('auth/metadata-default');
await race('Flow of the conformance suite', suite.url);
const after: number[] = [];
for (let flows = 0; flows <= 1000; flows += 1) {
  if (flows === 300 || flows === 1000) after.push(await memory());
  await engineFlow(suite.url);
}
await suite.close();
const [begin = Number.NaN, end = Number.NaN] = after;
console.log(
  `Memory after 1,000 flows           ${(end / begin).toFixed(2)} of that after 300  (${begin.toFixed(1)} MB, ${end.toFixed(1)} MB)`,
);

console.log(
  `${`All rules over ${exchanges} exchanges`.padEnd(35)}${judged.ms.toFixed(2)} ms, ${judged.worstMs.toFixed(2)} ms when none is spared (aim 5 ms)`,
);
const lists = Array.from({ length: 6 }, listServers);
const [firstList] = lists;
console.log(
  `1,000 servers over 40 files        ${firstList?.listed.toFixed(0)} ms at first, then ${median(lists.slice(1).map(({ listed }) => listed)).toFixed(0)} ms (aim 150 ms); judged in ${median(lists.map(({ judged }) => judged)).toFixed(0)} ms`,
);

const codegen = await codegenTime();
console.log(
  `Server among ${pythonFiles} Python files    found in ${codegen.found.toFixed(0)} ms (aim 1000 ms); its auth planned in ${codegen.planned.toFixed(0)} ms, ${codegen.longest.toFixed(0)} ms at most (aim 50 ms)`,
);

if (process.env['MCP_AUTH_CHROMIUM']) {
  console.log(`Panel, a trace of ${longExchanges} exchanges`);
  for (const { sight, kilobytes, hostMs, panelMs, dropped } of await timeLongTrace(trace)) {
    const whole = hostMs + panelMs;
    console.log(
      `  ${sight.padEnd(20)} ${whole.toFixed(0)} ms of 500: host ${hostMs.toFixed(0)}, panel ${panelMs.toFixed(0)}, ${kilobytes.toFixed(0)} KB; ${dropped} of 200 frames dropped in scrolling`,
    );
  }
}
if (process.env['MCP_AUTH_CHROMIUM'] && process.env['MCP_AUTH_CODE_SERVER']) {
  const { cold, warm, frame } = await firstPaint();
  console.log(
    `Panel, first paint in VS Code      ${warm.toFixed(0)} ms after the command (aim 150 ms), ${frame.toFixed(0)} of them VS Code's for its frame; ${cold.toFixed(0)} ms the first time`,
  );
}
if (process.env['MCP_AUTH_CHROMIUM']) {
  const [host, panel] = [snapshotTime(trace), await panelTime()];
  console.log(
    `Panel, a snapshot of 30 steps      ${(host + panel).toFixed(1)} ms (aim 4 ms): host ${host.toFixed(1)}, panel ${panel.toFixed(1)}`,
  );
} else {
  console.log('Panel                              not measured for want of Chromium');
}

const probe = `const m = require('node:module'); const load = m._load; const any = new Proxy(function () {}, { get: () => any }); m._load = (r, ...a) => r === 'vscode' ? Object.create(any) : load(r, ...a); const t = performance.now(); require('./dist/extension.js'); console.log(performance.now() - t)`;
const loads = Array.from({ length: 5 }, () =>
  Number(execFileSync(process.execPath, ['-e', probe], { encoding: 'utf8' })),
);
console.log(
  `require extension.js               ${median(loads).toFixed(1)} ms, median of 5 (aim 10 ms)`,
);

for (const path of [
  'dist/extension.js',
  'dist/discovery.js',
  'dist/flows.js',
  'dist/core.js',
  'dist/era-2025.js',
  'dist/era-2026.js',
  'dist/cli.js',
  'dist/panel.js',
  'dist/rule-pages.json',
  '.build/mcp-auth-inspector.vsix',
]) {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  console.log(
    `${path.padEnd(35)}${size === undefined ? 'not built' : `${(size / 1024).toFixed(0)} KB`}`,
  );
}
