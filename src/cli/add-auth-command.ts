/** `add-auth`: writes the auth of a server into a project, or shows what would be written. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Wiring } from '../codegen';
import { applyEdits, type FileEdit, type Fix } from '../model/fix';
import { readProject } from '../node/read-project';
import { say } from './say';
import { oneOf, only, parsed, UsageError } from './usage';

type CodegenModule = typeof import('../codegen');

export const addAuthOptions = {
  job: { type: 'string' },
  provider: { type: 'string' },
  server: { type: 'string' },
  set: { type: 'string', multiple: true },
  diff: { type: 'boolean' },
  write: { type: 'boolean' },
} as const;

/** Prints a diff, or writes; 1 when the project does not let it be done. */
export async function runAddAuth(
  args: readonly string[],
  loadModule: () => CodegenModule,
): Promise<number> {
  const { values, positionals } = parsed(args, addAuthOptions);
  const folder = resolve(only('add-auth', 'the folder of a project', positionals));
  if (values.diff === true && values.write === true) {
    throw new UsageError('--diff shows what --write would write; give one of them.');
  }
  const codegen = loadModule();
  const job = oneOf('--job', values.job, ['verify', 'remote', 'proxy'], 'remote');
  const project = await readProject(folder);
  const { servers, addAuth } = await codegen.loadCodegen((name) => readFile(join(__dirname, name)));
  const site = pickServer(servers(project), values.server);
  if (typeof site === 'string') {
    say(site);
    return 1;
  }
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
  say(`${wiring.className}: ${wiring.because}.`);
  if (values.write === true) write(folder, planned.fix);
  else process.stdout.write(planned.fix.files.map(patchOf).join(''));
  if (planned.fix.files.length === 0)
    say('All is as it should be already; nothing is to be written.');
  for (const note of planned.fix.notes) say(note);
  return 0;
}

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

type Site = ReturnType<Awaited<ReturnType<CodegenModule['loadCodegen']>>['servers']>[number];

/** The server, or why there is none to pick. `wanted`: `path` or `path:line`. */
function pickServer(sites: readonly Site[], wanted: string | undefined): Site | string {
  const own = sites.filter(({ test, mounted }) => !test && !mounted);
  const found =
    wanted === undefined
      ? own
      : sites.filter(({ path, line }) => wanted === path || wanted === `${path}:${line + 1}`);
  const [first, ...more] = found;
  if (first === undefined) {
    return wanted === undefined
      ? 'No MCP server was found: no call of FastMCP, MCPServer, McpServer or Server, whose class is imported from fastmcp, mcp or @modelcontextprotocol/sdk.'
      : `There is no MCP server at ${wanted}.`;
  }
  if (more.length === 0) return first;
  const list = found.map(({ path, line }) => `  --server ${path}:${line + 1}`);
  return [`There are ${found.length} servers; say which:`, ...list].join('\n');
}

function readSettings(
  settings: readonly string[],
  wiring: string,
  version: ReturnType<CodegenModule['packageVersion']>,
) {
  const given = new Map<string, string>();
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new UsageError('--set has the form name=value.');
    given.set(setting.slice(0, at), setting.slice(at + 1));
  }
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const words = (text: string | undefined): readonly string[] =>
    (text ?? '').split(/[\s,]+/).filter(Boolean);
  const choice = {
    wiring,
    scopes: words(take('scopes')),
    algorithm: take('algorithm') ?? 'RS256',
    path: take('path') ?? '/mcp',
    strict: oneOf('strict', take('strict'), ['yes', 'no'], 'yes') === 'yes',
    storage: oneOf('storage', take('storage'), ['disk', 'redis'], 'disk'),
    redirects: words(take('redirects')),
    version,
  };
  const base = take('base-url');
  const [unknown] = given.keys();
  if (unknown !== undefined) {
    throw new UsageError(
      `--set knows scopes, algorithm, path, strict, storage, redirects and base-url, not ${unknown}.`,
    );
  }
  return { choice, base };
}

function patchOf(file: FileEdit): string {
  const before = file.kind === 'create' ? '' : file.before;
  const after = file.kind === 'create' ? file.text : applyEdits(file.before, file.edits);
  return createTwoFilesPatch(
    file.kind === 'create' ? '/dev/null' : `a/${file.path}`,
    `b/${file.path}`,
    before,
    after,
  );
}

/** Nothing is written unless every file still is what was planned on. */
function write(folder: string, { files }: Fix): void {
  for (const file of files) {
    if (file.kind === 'change' && readFileSync(join(folder, file.path), 'utf8') !== file.before) {
      throw new UsageError(`${file.path} has changed in the meantime; nothing was written.`);
    }
  }
  for (const file of files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.kind === 'create' ? file.text : applyEdits(file.before, file.edits), {
      flag: file.kind === 'create' ? 'wx' : 'w',
    });
    say(`${file.kind === 'create' ? 'made   ' : 'changed'} ${file.path}: ${file.label}`);
  }
}
