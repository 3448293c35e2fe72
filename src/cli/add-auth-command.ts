/** `add-auth`: writes the auth of a server into a project, or shows what would be written. */

import { resolve } from 'node:path';
import type { ServerSite } from '../codegen';
import { readProject } from '../node/read-project';
import { say } from './say';
import { only, parsed } from './usage';
import { type CodegenModule, loadParsers, wire, wiringOptions } from './wiring-options';

export const addAuthOptions = { ...wiringOptions, server: { type: 'string' } } as const;

/** Prints a diff, or writes; 1 when the project does not let it be done. */
export async function runAddAuth(
  args: readonly string[],
  loadModule: () => CodegenModule,
): Promise<number> {
  const { values, positionals } = parsed(args, addAuthOptions);
  const folder = resolve(only('add-auth', 'the folder of a project', positionals));
  const codegen = loadModule();
  const project = await readProject(folder);
  const parsers = await loadParsers(codegen);
  const site = pickServer(parsers.servers(project), values.server);
  if (typeof site === 'string') {
    say(site);
    return 1;
  }
  return wire(codegen, parsers, { folder, project, site }, values);
}

/** The server, or why there is none to pick. `wanted`: `path` or `path:line`. */
function pickServer(sites: readonly ServerSite[], wanted: string | undefined): ServerSite | string {
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
