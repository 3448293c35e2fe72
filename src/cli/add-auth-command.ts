/** `add-auth`: writes the auth of a server into a project, or shows what would be written. */

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readProject } from '../node/read-project';
import { say } from './say';
import { oneOf, only, parsed, UsageError } from './usage';
import { pickWiring, readSettings } from './wiring-options';
import { patchOf, writeFix } from './write-fix';

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
  if (values.write === true) writeFix(folder, planned.fix);
  else process.stdout.write(patchOf(planned.fix));
  if (planned.fix.files.length === 0)
    say('All is as it should be already; nothing is to be written.');
  for (const note of planned.fix.notes) say(note);
  return 0;
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
