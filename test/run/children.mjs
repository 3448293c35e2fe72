import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { complain } from './say.mjs';

// A child leads a process group of its own, so that whatever it starts ends with it.
const groups = process.platform !== 'win32';
const running = new Set();
const farewells = [];
let leaving = false;

/** Starts a child. It ends with this process, together with everything it started itself. */
export function startChild(command, args, options = {}) {
  if (running.size === 0) process.once('exit', endAtOnce);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...options,
    detached: groups,
  });
  if (child.pid !== undefined) running.add(child);
  child.once('exit', () => {
    if (!isAlive(child)) running.delete(child);
  });
  return child;
}

/** Runs a child to its end: its exit code (127 when it cannot be started) and all it printed. */
export async function runChild(command, args, options = {}) {
  const child = startChild(command, args, options);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const code = await once(child, 'close').then(
    ([exitCode]) => exitCode ?? 1,
    (error) => {
      output += error.message;
      return 127;
    },
  );
  // Nobody should report the failure of a child that was ended on purpose.
  if (leaving) await new Promise(() => {});
  return { code, output };
}

/** Ends a child and all it started: asks first, and after `patience` milliseconds insists. */
export async function endChild(child, patience = 5_000) {
  signal(child, 'SIGTERM');
  const until = Date.now() + patience;
  while (isAlive(child) && Date.now() < until) await sleep(25);
  if (isAlive(child)) signal(child, 'SIGKILL');
  while (isAlive(child)) await sleep(25);
  running.delete(child);
}

/**
 * Ends every child, does what `onLeave` was told, then ends this process. Only the first call counts,
 * and only its sentence is printed: ending a child makes others complain.
 */
export async function leave(code, sentence) {
  if (leaving) return new Promise(() => {});
  leaving = true;
  if (sentence !== undefined) complain(sentence);
  await Promise.all([...running].map((child) => endChild(child)));
  for (const task of farewells) await task();
  process.exit(code);
}

/** What to do before this process ends, besides ending the children. */
export function onLeave(task) {
  farewells.push(task);
}

/** From now on Ctrl-C, a kill and a closed terminal end every child, and then this process. */
export function leaveOnSignals(exitCode) {
  const end = () => void leave(exitCode());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, end);
  // npm hands a signal of its own to the shell between it and us, which dies without a word to us.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 250).unref();
}

function endAtOnce() {
  for (const child of running) signal(child, 'SIGKILL');
}

function isAlive(child) {
  if (!groups) return child.exitCode === null && child.signalCode === null;
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

function signal(child, name) {
  if (!groups) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group ended by itself between the look and the signal.
  }
}
