/** `new`: makes a whole small server with its auth, in a folder of its own. */

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { say } from './say';
import { oneOf, only, parsed, UsageError } from './usage';
import { pickWiring, readSettings } from './wiring-options';
import { patchOf, writeFix } from './write-fix';

export const newOptions = {
  language: { type: 'string' },
  name: { type: 'string' },
  job: { type: 'string' },
  provider: { type: 'string' },
  set: { type: 'string', multiple: true },
  diff: { type: 'boolean' },
  write: { type: 'boolean' },
} as const;

/** Prints a diff, or writes; 1 when it cannot be done. */
export async function runNew(
  args: readonly string[],
  loadModule: () => typeof import('../codegen'),
): Promise<number> {
  const { values, positionals } = parsed(args, newOptions);
  const folder = resolve(only('new', 'the folder of the server to be', positionals));
  if (values.diff === true && values.write === true) {
    throw new UsageError('--diff shows what --write would write; give one of them.');
  }
  if (!isEmpty(folder)) {
    throw new UsageError(
      `${folder} is not an empty folder. Give one that is not there yet, or use add-auth for the server in it.`,
    );
  }
  const codegen = loadModule();
  const language = oneOf('--language', values.language, codegen.languages, 'python');
  const job = oneOf('--job', values.job, ['verify', 'remote', 'proxy'], 'remote');
  const name = values.name ?? basename(folder);
  const project = codegen.newProject(language, name);
  const { servers, addAuth } = await codegen.loadCodegen((file) => readFile(join(__dirname, file)));
  const [site] = servers(project);
  if (site === undefined) throw new Error('the new project makes no server');
  const target = codegen.targetOf(site.product);
  if (job === 'proxy' && target !== 'fastmcp') {
    say(codegen.noBridge(target));
    return 1;
  }
  const wiring = pickWiring(codegen.wiringsByTarget[target], job, values.provider);
  const version = codegen.packageVersion(project, codegen.packageOf[target]);
  const { choice, base } = readSettings(values.set ?? [], wiring.id, version);
  const planned = addAuth({ project, site, wiring, choice, ...(base !== undefined && { base }) });
  if (planned.kind === 'refused') {
    say(planned.says);
    return 1;
  }
  const fix = codegen.asNew(project, planned.fix, name);
  say(`${wiring.className}: ${wiring.because}.`);
  if (values.write === true) writeFix(folder, fix);
  else process.stdout.write(patchOf(fix));
  for (const note of fix.notes) say(note);
  return 0;
}

/** A folder that is not there yet is empty too. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
