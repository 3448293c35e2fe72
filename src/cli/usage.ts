/** Reading arguments, the same for every command. */

/** Wrong usage: the message is for the user, the exit code is 2. */
export class UsageError extends Error {}

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
  const [url, ...more] = positionals;
  if (url === undefined) throw new UsageError(`${command} needs the address of an MCP server.`);
  if (more.length > 0)
    throw new UsageError(`${command} takes one address; ${more[0]} is one too many.`);
  requireWebAddress(url);
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') {
    throw new UsageError(
      'The address holds a user name or password; pass it with --header instead.',
    );
  }
  return url;
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
