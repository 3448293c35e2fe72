/** A small server of its own, before it has auth. What gives it auth is planned as for any other. */

import { applyEdits, type Fix } from '../model/fix';
import type { Project } from './project';
import { pythonProject } from './skeletons/python';
import { typescriptProject } from './skeletons/typescript';

export const languages = ['python', 'typescript'] as const;
export type Language = (typeof languages)[number];

/** `name`: of the server, for people; what packages are called is made from it. */
export function newProject(language: Language, name: string): Project {
  const files = language === 'python' ? pythonProject(name) : typescriptProject(name);
  return { files, installed: {} };
}

/** The plan for a project that is not there yet: every file of it as one that is made. */
export function asNew(project: Project, fix: Fix, name: string): Fix {
  const labels = new Map(fix.files.map(({ path, label }) => [path, label]));
  const texts = new Map(project.files.map(({ path, text }) => [path, text]));
  for (const file of fix.files) {
    texts.set(file.path, file.kind === 'create' ? file.text : applyEdits(file.before, file.edits));
  }
  return {
    ...fix,
    title: `New MCP server: ${name}`,
    files: [...texts].map(([path, text]) => ({
      kind: 'create',
      path,
      label: labels.get(path) ?? 'Part of the new server',
      text,
    })),
  };
}
