/** `new`: makes a whole small server with its auth, in a folder of its own. */

import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { oneOf, only, parsed, UsageError } from './usage';
import { type CodegenModule, loadParsers, wire, wiringOptions } from './wiring-options';

export const newOptions = {
  ...wiringOptions,
  language: { type: 'string' },
  name: { type: 'string' },
} as const;

/** Prints a diff, or writes; 1 when it cannot be done. */
export async function runNew(
  args: readonly string[],
  loadModule: () => CodegenModule,
): Promise<number> {
  const { values, positionals } = parsed(args, newOptions);
  const folder = resolve(only('new', 'the folder of the server to be', positionals));
  if (!isEmpty(folder)) {
    throw new UsageError(
      `${folder} is not an empty folder. Give one that is not there yet, or use add-auth for the server in it.`,
    );
  }
  const codegen = loadModule();
  const language = oneOf('--language', values.language, codegen.languages, 'python');
  const name = values.name ?? basename(folder);
  const project = codegen.newProject(language, name);
  const parsers = await loadParsers(codegen);
  const [site] = parsers.servers(project);
  if (site === undefined) throw new Error('the new project makes no server');
  return wire(codegen, parsers, { folder, project, site }, values, (fix) =>
    codegen.asNew(project, fix, name),
  );
}

/** A folder that is not there yet is empty too. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
