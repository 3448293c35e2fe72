import { rm } from 'node:fs/promises';
import { asNew, type Language, newProject } from '../../src/codegen/new-project';
import { packageVersion } from '../../src/codegen/package-version';
import { after, plan, usual, write } from './generated';

const packages = { python: 'fastmcp', typescript: '@modelcontextprotocol/sdk' } as const;

/** Writes a whole new server into this folder, in the place of what is there. */
export async function writeNew(language: Language, folder: string): Promise<void> {
  const name = 'Notes "and" more';
  const project = newProject(language, name);
  const version = packageVersion(project, packages[language]);
  const fix = asNew(project, plan(project, { ...usual, version }), name);
  await rm(folder, { recursive: true, force: true });
  await write(folder, after({ files: [], installed: {} }, fix).files);
}
