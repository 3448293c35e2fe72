/** Which rules go by what only one provider says or is called. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names and codes of providers, as they stand in hosts, error codes and error texts. */
const words =
  /aadsts|amazoncognito|atlassian|auth0|authelia|authentik|authkit|clerk|cognito|descope|discord|entra|figma|github|gitlab|google|hydra|keycloak|microsoft|oidcproxy|okta|pingone|salesforce|scalekit|slack|stytch|supabase|trusted hosts|workos|zitadel/i;
const regexes = /(?<=[(,=:[?]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n[])+\/[a-z]*/g;
/** Texts without a space: a sentence is advice, and read from nothing. */
const strings = /'[^'\s]+'|"[^"\s]+"/g;

/**
 * The rules whose code, or what it takes from the files beside it, compares with a name or a word of
 * one provider, each with these. `folder` holds the rules.
 */
export async function quirksOf(
  ids: readonly string[],
  folder: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const id of ids) {
    const read = new Set<string>();
    await collect(id, folder, read, new Set());
    if (read.size > 0) found.set(id, [...read].sort());
  }
  return found;
}

async function collect(
  file: string,
  folder: string,
  read: Set<string>,
  seen: Set<string>,
): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const source = await readFile(join(folder, `${file}.ts`), 'utf8');
  for (const literal of literalsIn(source)) if (words.test(literal)) read.add(literal);
  for (const [, other = ''] of source.matchAll(/from '\.\/([a-z0-9-]+)'/g)) {
    await collect(other, folder, read, seen);
  }
}

/** The regular expressions and the texts without a space in some code, comments and imports aside. */
export function literalsIn(source: string): readonly string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^\s*import [^;]*;/gm, '');
  return [...code.matchAll(regexes), ...code.matchAll(strings)].map(([literal]) => literal);
}
