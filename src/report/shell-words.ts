/** Words of a sh command made of text that has masks in it. */

import { uriText } from './uri-text';

export interface ShellVariable {
  readonly name: string;
  /** Characters that the trace hides. */
  readonly length: number;
  readonly place: string;
}

export interface ShellWords {
  /** A header field; an empty one is sent too. */
  header(name: string, value: string): string;
  address(url: string): string;
  body(text: string): string;
  /** For each mask that was met, in order. */
  readonly variables: readonly ShellVariable[];
}

const masks = /‹(\d{1,9}) characters›/g;
const masksInAddress = /%E2%80%B9(\d{1,9})%20characters%E2%80%BA/g;

/** The member of JSON or the pair of a form or query that ends in what is hidden. */
const before = /(?:"([\w-]{1,40})"\s*:\s*"|(?:^|[?&#\s])([\w-]{1,40})=)[^"&]*$/;

/**
 * Every text is in single quotes, in which sh reads nothing. A mask becomes a variable that ends the
 * command when it is not set. All names begin with `TRACE_`, so that no server and no file can have the
 * value of another variable sent to it.
 */
export function createShellWords(): ShellWords {
  const variables: ShellVariable[] = [];

  function variable(base: string, length: number, place: string): string {
    const stem = `TRACE_${base.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
    let name = stem;
    for (let more = 2; variables.some((one) => one.name === name); more += 1)
      name = `${stem}_${more}`;
    variables.push({ name, length, place });
    return `"\${${name}:?}"`;
  }

  function word(
    text: string,
    place: string,
    nameOf: (before: string) => string,
    mask = masks,
  ): string {
    const parts: string[] = [];
    let from = 0;
    for (const found of text.matchAll(mask)) {
      const shown = text.slice(from, found.index);
      parts.push(quoted(shown), variable(nameOf(shown), Number(found[1]), place));
      from = found.index + found[0].length;
    }
    parts.push(quoted(text.slice(from)));
    return parts.filter((part) => part !== "''").join('') || "''";
  }

  return {
    header: (name, value) =>
      value.trim() === ''
        ? quoted(`${name};`)
        : word(`${name}: ${value.replace(/\p{Cc}/gu, ' ')}`, `the header ${name}`, (shown) =>
            headerName(name, shown),
          ),
    address: (url) => word(uriText(url), 'the address', memberName, masksInAddress),
    body: (text) => word(text.replaceAll('\0', '\ufffd'), 'the body', memberName),
    variables,
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function memberName(shown: string): string {
  const [, member, pair] = before.exec(shown.slice(-200)) ?? [];
  return member ?? pair ?? 'SECRET';
}

function headerName(name: string, shown: string): string {
  if (/: (?:Bearer|DPoP) $/i.test(shown)) return 'ACCESS_TOKEN';
  return /: Basic $/i.test(shown) ? 'CLIENT_CREDENTIALS' : name;
}
