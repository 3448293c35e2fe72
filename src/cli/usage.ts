/** Reading arguments, the same for every command. */

import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { overridableStops } from '../model/stop';
import { nearest } from './nearest';

/** Wrong usage: the message is for the user, the exit code is 2. */
export class UsageError extends Error {}

/** What the arguments of a command say. An option that is not among those is wrong usage. */
export function parsed<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The one thing that a command is about. `what` names it for the message. */
export function only(command: string, what: string, positionals: readonly string[]): string {
  const [first, ...more] = positionals;
  if (first === undefined) throw new UsageError(`${command} needs ${what}.`);
  if (more.length > 0) {
    throw new UsageError(`${command} takes one argument; ${more[0]} is one too many.`);
  }
  return first;
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The file ${path} cannot be read.`);
  }
}

export type Environment = { readonly [name: string]: string | undefined };

/** One of some words, or what holds when none is given. */
export function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
  otherwise: T,
): T {
  return optionalOneOf(name, value, allowed) ?? otherwise;
}

export function optionalOneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`${name} is one of ${allowed.join(', ')}, not ${value}.`);
  return found;
}

/** The stops to go on past. One that is none would be no override, and nobody would notice. */
export function readOverrides(values: readonly string[] = []): readonly string[] {
  for (const value of values) {
    if (overridableStops.some((one) => one === value)) continue;
    const near = nearest(value, overridableStops);
    const known = `It takes ${overridableStops.join(', ')}.`;
    throw new UsageError(
      `--override does not know ${JSON.stringify(value)}${near === undefined ? '' : `; did you mean ${near}?`}${near === undefined ? '. ' : ' '}${known}`,
    );
  }
  return values;
}

export function wholeNumber(
  name: string,
  value: string | undefined,
  otherwise: number,
  most: number,
): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new UsageError(`${name} is a whole number from 1 to ${most}, not ${value}.`);
  }
  return number;
}

/** The one address that a command is about, without user name and password in it. */
export function serverUrl(command: string, positionals: readonly string[]): string {
  const url = only(command, 'the address of an MCP server', positionals);
  requireServerUrl(url);
  return url;
}

/** An http or https address without user name and password in it. */
export function requireServerUrl(url: string): void {
  requireWebAddress(url);
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') {
    throw new UsageError(
      'The address holds a user name or password; pass it with --header instead.',
    );
  }
}

export function requireWebAddress(url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`${url} is not an http or https address.`);
  }
}

/** A secret by the name of the environment variable that holds it: arguments can be seen by others. */
export function secretFrom(name: string | undefined, environment: Environment): string | undefined {
  if (name === undefined) return undefined;
  const value = environment[name];
  if (!value) throw new UsageError(`The environment variable ${name} is not set or empty.`);
  return value;
}

export function readHeader(text: string): [string, string] {
  const at = text.indexOf(':');
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (at < 1 || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) || /[\r\n\0]/.test(value)) {
    throw new UsageError('--header has the form "Name: value".');
  }
  return [name, value];
}

export function readParameter(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError('--param has the form name=value.');
  return [text.slice(0, at), text.slice(at + 1)];
}
