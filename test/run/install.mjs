import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmInstalls } from './npm.mjs';
import { root } from './root.mjs';
import { progress } from './say.mjs';

/** Installs the packages of the lockfile unless they are there. Gives the reason if that fails. */
export async function installPackages() {
  if (await areInstalled()) return undefined;
  return progress('Installing packages', () =>
    npmInstalls('the packages of this project', ['ci', '--include=dev'], { cwd: root }),
  );
}

// Compared by content: a checkout or a cache gives files the times it likes. npm writes the second
// file last, so that an interrupted installation is seen as well.
async function areInstalled() {
  const wanted = await packagesOf(join(root, 'package-lock.json'));
  const present = await packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
