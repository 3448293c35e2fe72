import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, parse, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Candidate } from '../config/candidates';
import { readClientFile, sizeLimit, unreadFile } from '../config/client-file';
import { decodeText } from '../config/decode-text';
import { sizeProblem } from '../config/limits';
import type { ConfigFile } from '../model/server';

/** Files that one pattern may come to. */
const mostMatches = 100;

export interface Reading {
  /** A path as it is shown. */
  readonly label: (path: string) => string;
  /** A path as a URI, by default as Node writes it. */
  readonly uri?: (path: string) => string;
}

/** Reads those of the files that exist, in their order. What cannot be read becomes a problem of its file. */
export async function readCandidates(
  candidates: readonly Candidate[],
  reading: Reading,
): Promise<readonly ConfigFile[]> {
  const read = await Promise.all(
    candidates.map(async (candidate) => {
      const paths = await matching(candidate.path);
      return Promise.all(paths.map((path) => readOne(candidate, path, reading)));
    }),
  );
  return read.flat().filter((file) => file !== undefined);
}

/** The paths that a pattern stands for, in the order of their names. */
async function matching(pattern: string): Promise<readonly string[]> {
  if (!pattern.includes('*')) return [pattern];
  const { root } = parse(pattern);
  let paths: readonly string[] = [root];
  for (const part of pattern.slice(root.length).split(sep)) {
    if (!part.includes('*')) {
      paths = paths.map((path) => join(path, part));
      continue;
    }
    const escaped = part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    const fits = new RegExp(`^${escaped}$`);
    const inside = await Promise.all(
      paths.map(async (path) => {
        const names = await readdir(path).catch((): readonly string[] => []);
        return names.filter((name) => fits.test(name)).map((name) => join(path, name));
      }),
    );
    paths = inside.flat().sort().slice(0, mostMatches);
  }
  return paths;
}

async function readOne(
  candidate: Candidate,
  path: string,
  reading: Reading,
): Promise<ConfigFile | undefined> {
  const uri = reading.uri?.(path) ?? pathToFileURL(path).href;
  const label = reading.label(path);
  const unread = (message: string) => unreadFile(candidate, uri, label, message);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return unread('Expected a file, found a folder.');
    // A pipe or a device may never come to an end.
    if (!found.isFile()) return unread('Expected a file, found something else.');
    const limit = sizeLimit(candidate);
    if (found.size > limit) return unread(sizeProblem(limit));
    return readClientFile(candidate, uri, label, decodeText(await readFile(path)));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    // Whoever may not look into the folder is not told of each file that may be in it.
    if (code === 'EACCES' && !(await isSeen(dirname(path)))) return undefined;
    return unread(`The file could not be read: ${code ?? 'for a reason that is not known'}.`);
  }
}

async function isSeen(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
