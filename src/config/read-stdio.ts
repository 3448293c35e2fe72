import type { Node } from 'jsonc-parser';
import type { ServerEntry } from '../model/server';
import { broken, type EntryHead, type NamedType } from './entry-head';
import { kindWords, type Member, memberOf, textOf } from './json-members';
import { firstOf, readList, readTexts, type Texts } from './node-values';
import type { EntryShape } from './shape';
import { unresolvedIn } from './variables';

interface Started {
  readonly command: string;
  readonly args: readonly string[];
}

/** Reads an entry that is started as a process. */
export function readStdio(
  head: EntryHead,
  value: Node,
  shape: EntryShape,
  { named }: NamedType,
): ServerEntry {
  const [key = 'command'] = shape.commands;
  const member = firstOf(
    value,
    shape.commands.map((one) => [one]),
  );
  if (member === undefined) {
    return broken(head, `Its “type” is “${named}”, but it has no “${key}”.`);
  }
  const started = readCommand(member, value);
  if (typeof started === 'string') return broken(head, started);
  if (started.command.trim() === '') return broken(head, `Its “${member.name}” is empty.`);

  const env = readEnvironment(value, shape, member);
  if (typeof env === 'string') return broken(head, env);
  const place = memberOf(value, 'cwd');
  const cwd = textOf(place?.value);
  if (place !== undefined && cwd === undefined) {
    return broken(head, `Its “cwd” must be text, found ${kindWords(place.value)}.`);
  }
  const { command, args } = started;
  return {
    kind: 'stdio',
    ...head,
    command,
    args,
    env,
    ...(cwd === undefined ? {} : { cwd }),
    unresolved: unresolvedIn([command, ...args, ...Object.values(env), cwd ?? ''], shape.forms),
  };
}

/** The command with its arguments, from whichever form it has, or what is wrong with it. */
function readCommand({ name, value }: Member, entry: Node): Started | string {
  if (value?.type === 'array') {
    const whole = readList(value, name);
    if (typeof whole === 'string') return whole;
    const [command = '', ...args] = whole;
    return { command, args };
  }
  const inside = value?.type === 'object';
  const command = textOf(inside ? memberOf(value, 'path')?.value : value);
  if (command === undefined) return `Its “${name}” must be text, found ${kindWords(value)}.`;
  const args = readList(memberOf(inside ? value : entry, 'args')?.value, 'args');
  return typeof args === 'string' ? args : { command, args };
}

function readEnvironment(value: Node, shape: EntryShape, command: Member): Texts | string {
  const own = firstOf(
    value,
    shape.env.map((one) => [one]),
  );
  const inside = command.value?.type === 'object' ? memberOf(command.value, 'env') : undefined;
  const found = own ?? inside;
  return readTexts(found?.value, found?.name ?? 'env', 'environment variable', true);
}
