/** The servers that configuration files name, with their variables filled in from the environment. */

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { resolveEntry, type Variable } from '../config/variables';
import type { ConfigFile, ServerEntry } from '../model/server';
import { type Environment, UsageError } from './usage';

type Discovery = typeof import('../discovery');

export interface ConfiguredServer {
  readonly entry: ServerEntry;
  /** Relative to where the command runs, with `/`. */
  readonly path: string;
}

/** Every server of one file. A `UsageError` says why it cannot be read. */
export async function serversOfFile(
  path: string,
  environment: Environment,
  discovery: Discovery,
): Promise<readonly ConfiguredServer[]> {
  const all = discovery.workspaceFiles('all');
  const whole = resolve(path).split(sep).join('/');
  const known = all.find((one) => whole.endsWith(`/${one.path}`)) ?? likely(path, all);
  const [file] = await discovery.readCandidates([{ ...known, path: resolve(path) }], {
    label: () => path,
  });
  if (file === undefined) throw new UsageError(`The file ${path} cannot be read.`);
  const [problem] = file.problems;
  if (file.servers.length === 0) {
    const why = problem === undefined ? 'it names no server' : problem.message;
    throw new UsageError(`${path} cannot be used: ${why}`);
  }
  return resolved(file, path, { environment, folder: resolve(path, '..') });
}

/** Every server of the files that clients read in a folder. A `UsageError` when there is none. */
export async function serversOfWorkspace(
  folder: string,
  environment: Environment,
  discovery: Discovery,
): Promise<readonly ConfiguredServer[]> {
  const candidates = discovery
    .workspaceFiles('all')
    .map((one) => ({ ...one, path: join(resolve(folder), ...one.path.split('/')) }));
  const files = await discovery.readCandidates(candidates, { label: (path) => path });
  const servers = files.flatMap((file) =>
    resolved(file, file.label, { environment, folder: resolve(folder) }),
  );
  if (servers.length > 0) return servers;
  throw new UsageError(
    `The folder ${folder} names no MCP server, in .vscode/mcp.json, .mcp.json or the files of other clients.`,
  );
}

/** A file in no client's place is read like that of a client which writes the same. */
function likely(path: string, all: ReturnType<Discovery['workspaceFiles']>) {
  const place = textOf(path)?.includes('"mcpServers"') ? '.mcp.json' : '.vscode/mcp.json';
  const found = all.find((one) => one.path === place);
  if (found === undefined) throw new Error(`no client reads ${place}`);
  return found;
}

interface Surroundings {
  readonly environment: Environment;
  readonly folder: string;
}

function resolved(
  file: ConfigFile,
  path: string,
  around: Surroundings,
): readonly ConfiguredServer[] {
  const shown = relative('.', path).split(sep).join('/');
  return file.servers.map((entry) => ({
    entry: resolveEntry(entry, (variable) => valueIn(variable, around)),
    path: shown,
  }));
}

/** Nobody is there to be asked for an input. */
function valueIn({ kind, name }: Variable, around: Surroundings): string | undefined {
  switch (kind) {
    case 'env':
    case 'plain':
      return around.environment[name];
    case 'editor':
      return editorValue(name, around.folder);
    case 'input':
    case 'file':
    case 'secret':
    case 'other':
      return undefined;
  }
}

function editorValue(name: string, folder: string): string | undefined {
  switch (name) {
    case 'workspaceFolder':
      return folder;
    case 'workspaceFolderBasename':
      return basename(folder);
    case 'userHome':
      return homedir();
    default:
      return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
