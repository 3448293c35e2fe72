/** Parser for `WWW-Authenticate`: several challenges per field, several fields, quoted pairs. RFC 9110 §11.2, §11.6.1. */

import type { Challenge, HeaderList, ParsedChallenges } from '../model/wire';

const token = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const token68 = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const space = /[ \t]*/y;

/** The values of the `WWW-Authenticate` fields of an answer, in order. */
export function challengeFieldsOf(headers: HeaderList): readonly string[] {
  return headers.filter(([name]) => name === 'www-authenticate').map(([, value]) => value);
}

/**
 * Reads every challenge in the given field values, in order. Never throws: text that breaks the
 * grammar is skipped up to the next comma and reported in `problems`.
 */
export function parseChallenges(fields: readonly string[]): ParsedChallenges {
  const challenges: Challenge[] = [];
  const problems: string[] = [];
  for (const field of fields) parseField(field, challenges, problems);
  return { challenges, problems };
}

interface OpenChallenge {
  readonly scheme: string;
  readonly parameters: { [name: string]: string };
}

function parseField(text: string, out: Challenge[], problems: string[]): void {
  let at = 0;
  let open: OpenChallenge | undefined;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return undefined;
    at += found.length;
    return found;
  };
  const close = (): void => {
    if (open !== undefined) out.push(open);
    open = undefined;
  };

  while (at < text.length) {
    take(space);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (at >= text.length) break;
    const start = at;
    const word = take(token);
    if (word === undefined) {
      problems.push(`unexpected character ${JSON.stringify(text[at])} at position ${at}`);
      at = skipPastComma(text, at);
      continue;
    }
    const afterWord = at;
    take(space);
    if (open !== undefined && text[at] === '=') {
      at += 1;
      take(space);
      const name = word.toLowerCase();
      const value = text[at] === '"' ? takeQuoted() : take(token);
      if (value === undefined) {
        problems.push(`parameter ${name} has no well-formed value at position ${at}`);
        at = skipPastComma(text, at);
        continue;
      }
      if (Object.hasOwn(open.parameters, name)) problems.push(`parameter ${name} appears twice`);
      else setParameter(open.parameters, name, value);
      take(space);
      if (at < text.length && text[at] !== ',') {
        // RFC 9110 wants commas between parameters; servers forget them, so read on and say so.
        problems.push(`no comma after parameter ${name} at position ${at}`);
      }
      continue;
    }
    close();
    if (text[at] === '=') {
      problems.push(`parameter ${word} stands before any scheme at position ${start}`);
      at = skipPastComma(text, at);
      continue;
    }
    at = afterWord;
    const scheme = word.toLowerCase();
    const hadSpace = (take(space) ?? '').length > 0;
    const blob = hadSpace ? take(token68) : undefined;
    if (blob !== undefined && !isParameterStart(text, at - blob.length)) {
      out.push({ scheme, token68: blob, parameters: {} });
      continue;
    }
    if (blob !== undefined) at -= blob.length;
    open = { scheme, parameters: {} };
  }
  close();

  function takeQuoted(): string | undefined {
    let value = '';
    let i = at + 1;
    for (; i < text.length; i += 1) {
      const c = text[i];
      if (c === '"') {
        at = i + 1;
        return value;
      }
      if (c === '\\' && i + 1 < text.length) {
        i += 1;
        value += text[i];
      } else value += c;
    }
    return undefined;
  }
}

/**
 * Whether a parameter (`name = value`) begins here, which a token68 never does. `name=,` could be
 * either; when a parameter follows, it is one that has lost its value.
 */
function isParameterStart(text: string, at: number): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*=[ \t]*(?:"|[!#$%&'*+\-.^_`|~0-9A-Za-z]|,[ \t]*[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*=)/.test(
    text.slice(at),
  );
}

function skipPastComma(text: string, from: number): number {
  const comma = text.indexOf(',', from);
  return comma === -1 ? text.length : comma + 1;
}

function setParameter(parameters: { [name: string]: string }, name: string, value: string): void {
  // A server may name a parameter `__proto__`; it must become an own member like any other.
  Object.defineProperty(parameters, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
