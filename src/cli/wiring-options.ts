/** The options of the commands that write auth, and what they do with them. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project, ServerSite, Wiring } from '../codegen';
import type { Fix } from '../model/fix';
import { say } from './say';
import { oneOf, UsageError } from './usage';
import { patchOf, writeFix } from './write-fix';

export const wiringOptions = {
  job: { type: 'string' },
  provider: { type: 'string' },
  set: { type: 'string', multiple: true },
  replace: { type: 'boolean' },
  diff: { type: 'boolean' },
  write: { type: 'boolean' },
} as const;

export interface WiringValues {
  readonly job?: string;
  readonly provider?: string;
  readonly set?: readonly string[];
  readonly replace?: boolean;
  readonly diff?: boolean;
  readonly write?: boolean;
}

export type CodegenModule = typeof import('../codegen');

/** The parsers, from the files beside this bundle. */
export function loadParsers(codegen: CodegenModule) {
  return codegen.loadCodegen((name) => readFile(join(__dirname, name)));
}

/**
 * Plans the auth of a server and prints the plan as a diff, or writes it. `finish`: what becomes of the
 * plan first. Gives the exit code: 1 when it cannot be done.
 */
export function wire(
  codegen: CodegenModule,
  { addAuth }: Awaited<ReturnType<typeof loadParsers>>,
  { folder, project, site }: { folder: string; project: Project; site: ServerSite },
  values: WiringValues,
  finish: (fix: Fix) => Fix = (fix) => fix,
): number {
  if (values.diff === true && values.write === true) {
    throw new UsageError('--diff shows what --write would write; give one of them.');
  }
  const job = oneOf('--job', values.job, ['verify', 'remote', 'proxy'], 'remote');
  const target = codegen.targetOf(site.product);
  if (job === 'proxy' && target !== 'fastmcp') {
    say(codegen.noBridge(target));
    return 1;
  }
  const wiring = pickWiring(codegen.wiringsByTarget[target], job, values.provider);
  const version = codegen.packageVersion(project, codegen.packageOf[target]);
  const { choice, base } = readSettings(codegen, values.set ?? [], wiring.id, version);
  const planned = addAuth({
    project,
    site,
    wiring,
    choice,
    replaces: values.replace === true,
    ...(base !== undefined && { base }),
  });
  if (planned.kind === 'refused') {
    say(planned.says);
    return 1;
  }
  const fix = finish(planned.fix);
  say(`${wiring.className}: ${wiring.because}.`);
  if (values.write === true) writeFix(folder, fix);
  else process.stdout.write(patchOf(fix));
  if (fix.files.length === 0) say('All is as it should be already; nothing is to be written.');
  for (const note of fix.notes) say(note);
  return 0;
}

/** The way with this name, or the first of the job. */
function pickWiring(
  wirings: readonly Wiring[],
  job: 'verify' | 'remote' | 'proxy',
  provider: string | undefined,
): Wiring {
  const ofJob = wirings.filter((one) => one.job === job);
  const wiring = provider === undefined ? ofJob[0] : ofJob.find(({ id }) => id === provider);
  if (wiring !== undefined) return wiring;
  throw new UsageError(
    `--provider for --job ${job} is one of ${ofJob.map(({ id }) => id).join(', ')}, not ${provider}.`,
  );
}

/** The choice that the settings make, and the public address when it is among them. */
function readSettings(
  { readToolScopes }: Pick<CodegenModule, 'readToolScopes'>,
  settings: readonly string[],
  wiring: string,
  version: ReturnType<CodegenModule['packageVersion']>,
) {
  const given = new Map<string, string>();
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new UsageError('--set has the form name=value.');
    const name = setting.slice(0, at);
    const before = given.get(name);
    if (before !== undefined && name !== 'tool-scopes') {
      throw new UsageError(`--set ${name} is given twice; give it once.`);
    }
    const value = setting.slice(at + 1);
    given.set(name, before === undefined ? value : `${before};${value}`);
  }
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const words = (text: string | undefined): readonly string[] =>
    (text ?? '').split(/[\s,]+/).filter(Boolean);
  const toolScopes = readToolScopes(take('tool-scopes') ?? '');
  if (toolScopes === undefined) {
    throw new UsageError(
      '--set tool-scopes has the form "tool=scope other-scope; other-tool=scope".',
    );
  }
  const choice = {
    wiring,
    toolScopes,
    scopes: words(take('scopes')),
    algorithm: take('algorithm') ?? 'RS256',
    path: take('path') ?? '/mcp',
    strict: oneOf('strict', take('strict'), ['yes', 'no'], 'yes') === 'yes',
    storage: oneOf('storage', take('storage'), ['disk', 'redis', 'dynamodb'], 'disk'),
    serviceAlgorithm: take('service-algorithm') ?? 'RS256',
    services: oneOf('services', take('services'), ['yes', 'no'], 'no') === 'yes',
    redirects: words(take('redirects')),
    version,
  };
  const base = take('base-url');
  const [unknown] = given.keys();
  if (unknown !== undefined) {
    throw new UsageError(
      `--set knows scopes, tool-scopes, algorithm, path, strict, storage, services, service-algorithm, redirects and base-url, not ${unknown}.`,
    );
  }
  return { choice, base };
}
