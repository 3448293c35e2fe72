/** What sh makes of commands: it reads them, and in place of curl something writes down what it is given. */

import { spawnSync } from 'node:child_process';
import { platform } from 'node:os';

/** Why commands cannot be tried here; `undefined` when they can. */
export const noShell =
  platform() === 'win32' || spawnSync('sh', ['-c', ':']).status !== 0
    ? 'there is no sh on this machine'
    : undefined;

/** The arguments of each call of curl, in order. Every variable that a comment names holds its own name. */
export function argumentsOf(commands: readonly string[]): readonly (readonly string[])[] {
  const script = [
    // So that a command that is run besides is missed, and said.
    "PATH=''",
    `curl() { printf '%s\\0' "$@"; printf '\\001\\0'; }`,
    ...commands.map((command) => {
      const names = variablesOf(command).map(({ name }) => name);
      return `(:\n${names.map((name) => `${name}='<${name}>'\n`).join('')}${command})`;
    }),
  ].join('\n');
  const { stdout, stderr, status } = spawnSync('sh', ['-s'], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0 || stderr !== '') throw new Error(`sh ended with ${status}: ${stderr}`);
  const all: string[][] = [[]];
  for (const argument of stdout.split('\0').slice(0, -1)) {
    if (argument === '\u0001') all.push([]);
    else all.at(-1)?.push(argument);
  }
  return all.slice(0, -1);
}

/** The variables that the first lines of a command name, with how much each stands for. */
export function variablesOf(
  command: string,
): readonly { readonly name: string; readonly length: number }[] {
  const lines = command.matchAll(/^# Set (TRACE_[A-Z0-9_]+) to what the trace hides: (\d+) /gm);
  return [...lines].map(([, name = '', length]) => ({ name, length: Number(length) }));
}
