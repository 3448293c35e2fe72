import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openTurns, turnsVariable } from './turns';

const awaitTurn = pathToFileURL(join(import.meta.dirname, 'await-turn.mjs')).href;

/** Prints when it runs and when it ends, in milliseconds. */
const script = `console.log(Date.now()); setTimeout(() => console.log(Date.now()), 50)`;

test('a process waits until another has ended', async (t) => {
  const turns = await openTurns(1);
  t.after(turns.close);
  const times = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = spawn(process.execPath, ['--import', awaitTurn, '-e', script], {
        env: { ...process.env, [turnsVariable]: String(turns.port) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const printed = await text(child.stdout);
      return printed.trim().split('\n').map(Number);
    }),
  );
  const inOrder = times.toSorted(([a = 0], [b = 0]) => a - b).flat();
  assert.equal(inOrder.length, 6);
  assert.deepEqual(
    inOrder,
    inOrder.toSorted((a, b) => a - b),
  );
});
