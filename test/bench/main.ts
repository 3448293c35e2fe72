import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { openEra2025 } from '../../src/client/era-2025';
import { openEra2026 } from '../../src/client/era-2026';
import { startFlow } from '../../src/core';
import type { RedirectEnd } from '../../src/model/ports';
import { followLogin } from '../../src/node/follow-login';
import { openLoopback } from '../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../src/node/node-ports';
import { startDemo } from '../demo/demo';
import { bareFlow } from './bare-flow';

const rounds = 30;
const demo = await startDemo({ portBase: 0, autoApprove: true });

async function engineFlow(): Promise<void> {
  let finish: (end: RedirectEnd) => void = () => {};
  let uri = '';
  const flow = startFlow({
    errand: 'sign-in',
    revision: '2025-11-25',
    server: { name: 'notes', url: demo.notesUrl, transport: 'http', headers: {} },
    settings: { overrides: [], loginTimeout: 10 },
    pause: 'never',
    ports: {
      ...nodePorts,
      async reserveRedirect() {
        const loopback = await openLoopback(33_419);
        finish = loopback.finish;
        uri = loopback.uri;
        return loopback;
      },
      async openBrowser(url) {
        const end = await followLogin(url, uri, nodePorts.fetch, AbortSignal.timeout(10_000));
        finish(
          end.kind === 'returned'
            ? { kind: 'url', url: end.url, received: 'followed' }
            : { kind: 'cancelled' },
        );
        return true;
      },
      ask: nobody,
      secrets: memorySecrets(),
      log: () => {},
    },
    loadEra2025: () => ({ openEra2025 }),
    loadEra2026: () => ({ openEra2026 }),
  });
  flow.go('continue');
  const trace = await flow.ended();
  if (trace.status !== 'signed-in') throw new Error(`the flow ended as ${trace.status}`);
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const bare = (): Promise<void> => bareFlow(demo.notesUrl, demo.issuer);
for (let i = 0; i < 5; i += 1) {
  await engineFlow();
  await bare();
}
const engineTimes: number[] = [];
const bareTimes: number[] = [];
for (let i = 0; i < rounds; i += 1) {
  // In turns, and each first as often as second, so that both meet the same machine.
  const order = i % 2 === 0 ? (['engine', 'bare'] as const) : (['bare', 'engine'] as const);
  for (const which of order) {
    if (which === 'engine') engineTimes.push(await timed(engineFlow));
    else bareTimes.push(await timed(bare));
  }
}
await demo.close();

console.log(
  `full flow, engine / bare fetch   ${(median(engineTimes) / median(bareTimes)).toFixed(2)}  (${median(engineTimes).toFixed(1)} ms / ${median(bareTimes).toFixed(1)} ms, median of ${rounds})`,
);

const probe = `const m = require('node:module'); const load = m._load; m._load = (r, ...a) => r === 'vscode' ? {} : load(r, ...a); const t = performance.now(); require('./dist/extension.js'); console.log(performance.now() - t)`;
const loads = Array.from({ length: 5 }, () =>
  Number(execFileSync(process.execPath, ['-e', probe], { encoding: 'utf8' })),
);
console.log(
  `require extension.js             ${median(loads).toFixed(1)} ms, median of 5 (aim 10 ms)`,
);

for (const path of [
  'dist/extension.js',
  'dist/core.js',
  'dist/era-2025.js',
  'dist/era-2026.js',
  'dist/cli.js',
  'dist/panel.js',
  '.build/mcp-auth-inspector.vsix',
]) {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  console.log(
    `${path.padEnd(33)}${size === undefined ? 'not built' : `${(size / 1024).toFixed(0)} KB`}`,
  );
}
