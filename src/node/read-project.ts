/** Reads a project from disk: the files that planning looks at, within bounds. */

import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ReadProject {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly installed: { readonly [name: string]: string };
  /** Files that were left out because of the bounds. */
  readonly leftOut: number;
}

const maxFiles = 10_000;
const maxBytes = 1_000_000;
const skipped: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.venv',
  'venv',
  'dist',
  'build',
  '__pycache__',
  '.tox',
  '.mypy_cache',
  'site-packages',
]);
const wanted =
  /(\.(py|ts|mts)|(^|\/)(pyproject\.toml|requirements[^/]*\.(txt|in)|(uv|poetry|pdm|pylock)\.(lock|toml)|Pipfile\.lock|package(-lock)?\.json|fastmcp\.json|\.env\.example|\.gitignore|MCP_AUTH\.md))$/;

/** Files that are read at a time. */
const together = 32;

/** `folder` is absolute. Links are not followed, so nothing outside the folder is read. */
export async function readProject(folder: string): Promise<ReadProject> {
  const paths = await wantedIn(folder, '');
  const files: { path: string; text: string }[] = [];
  const read = paths.slice(0, maxFiles);
  for (let at = 0; at < read.length; at += together) {
    const batch = read.slice(at, at + together);
    const texts = await Promise.all(batch.map((path) => textOf(join(folder, path))));
    for (const [index, path] of batch.entries()) {
      const text = texts[index];
      if (text !== undefined) files.push({ path, text });
    }
  }
  const leftOut = paths.length - files.length;
  return { files, installed: await installedIn(folder), leftOut };
}

/** The paths of the files that planning looks at, in the order of their names. */
async function wantedIn(folder: string, inside: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(
    (): Dirent[] => [],
  );
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(
    sorted.map(async (entry): Promise<readonly string[]> => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : wantedIn(folder, path);
      return entry.isFile() && wanted.test(path) ? [path] : [];
    }),
  );
  return found.flat();
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > maxBytes) return undefined;
    const text = await readFile(path, 'utf8');
    // What is no UTF-8 could not be written back as it was.
    return text.includes('\uFFFD') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What the virtual environment in the folder has, read from the names that pip leaves there. */
async function installedIn(folder: string): Promise<{ [name: string]: string }> {
  const found: { [name: string]: string } = {};
  for (const name of ['.venv', 'venv']) {
    const lib = join(folder, name, 'lib');
    const pythons = await readdir(lib).catch((): string[] => []);
    const places = [
      ...pythons.map((python) => join(lib, python, 'site-packages')),
      join(folder, name, 'Lib', 'site-packages'),
    ];
    for (const place of places) {
      for (const entry of await readdir(place).catch((): string[] => [])) {
        const [, distribution, version] = /^(.+?)-(\d[^-]*)\.dist-info$/.exec(entry) ?? [];
        if (distribution === undefined || version === undefined) continue;
        found[distribution.toLowerCase().replaceAll('_', '-')] = version;
      }
    }
  }
  return found;
}
