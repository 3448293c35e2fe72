import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AddAuth, planAddAuth } from '../../src/codegen/add-auth';
import { findServers } from '../../src/codegen/find-servers';
import type { Project, ProjectFile } from '../../src/codegen/project';
import { targetOf } from '../../src/codegen/site';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { applyEdits, type Fix } from '../../src/model/fix';
import { syntaxes } from './syntax';

export const usual: Choice = {
  wiring: 'remote',
  scopes: ['notes:read'],
  algorithm: 'RS256',
  path: '/mcp',
  strict: false,
  storage: 'disk',
  services: false,
  serviceAlgorithm: 'RS256',
  toolScopes: [],
  redirects: [],
  version: undefined,
};

/** The plan for the first server of the project; throws when it is refused. */
export function plan(
  project: Project,
  choice: Choice,
  base?: string,
  known: AddAuth['known'] = {},
): Fix {
  const planned = tryPlan(project, choice, base, known);
  if (planned.kind === 'refused') throw new Error(planned.says);
  return planned.fix;
}

export function tryPlan(
  project: Project,
  choice: Choice,
  base?: string,
  known: AddAuth['known'] = {},
) {
  const site = findServers(project, syntaxes)[0];
  const wirings = site === undefined ? [] : wiringsByTarget[targetOf(site.product)];
  const wiring = wirings.find(({ id }) => id === choice.wiring);
  if (site === undefined || wiring === undefined) throw new Error('nothing to plan');
  return planAddAuth(
    { project, site, wiring, choice, known, ...(base !== undefined && { base }) },
    syntaxes,
  );
}

/** The project as it is once the fix has been written. */
export function after(project: Project, fix: Fix): Project {
  const files = new Map(project.files.map((file) => [file.path, file.text]));
  for (const file of fix.files) {
    if (file.kind === 'create') files.set(file.path, file.text);
    else files.set(file.path, applyEdits(file.before, file.edits));
  }
  return { ...project, files: [...files].map(([path, text]) => ({ path, text })) };
}

export async function write(folder: string, files: readonly ProjectFile[]): Promise<void> {
  for (const { path, text } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
