/** The servers that configuration files name, with their variables filled in from the environment. */

import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientFile } from '../config/client';
import { clientFiles } from '../config/clients/list';
import type { Dialect } from '../config/dialect';
import { parseMcpServers } from '../config/dialects/mcp-servers-json';
import { parseVsCodeServers } from '../config/dialects/servers-jsonc';
import { maxFileSize } from '../config/limits';
import { resolveEntry, type Variable } from '../config/variables';
import type { ConfigFile, ServerEntry } from '../model/server';
import { type Environment, UsageError } from './usage';

export interface ConfiguredServer {
  readonly entry: ServerEntry;
  /** Relative to where the command runs, with `/`. */
  readonly path: string;
}

/** Every server of one file. A `UsageError` says why it cannot be read. */
export function serversOfFile(path: string, environment: Environment): readonly ConfiguredServer[] {
  const text = textOf(path);
  if (text === undefined) throw new UsageError(`The file ${path} cannot be read.`);
  const dialect = clientFiles.find((file) => isAt(path, file))?.parse ?? dialectOf(text);
  const file = parsed(path, text, dialect);
  const [problem] = file.problems;
  if (file.servers.length === 0) {
    const why = problem === undefined ? 'it names no server' : problem.message;
    throw new UsageError(`${path} cannot be used: ${why}`);
  }
  return resolved(file, path, { environment, folder: resolve(path, '..') });
}

/** Every server of the files that clients read in a folder. A `UsageError` when there is none. */
export function serversOfWorkspace(
  folder: string,
  environment: Environment,
): readonly ConfiguredServer[] {
  const servers = clientFiles.flatMap((file) => {
    const path = join(folder, ...file.path.split('/'));
    const text = textOf(path);
    if (text === undefined) return [];
    return resolved(parsed(path, text, file.parse), path, { environment, folder: resolve(folder) });
  });
  if (servers.length > 0) return servers;
  const places = clientFiles.map(({ path }) => path).join(' and ');
  throw new UsageError(`The folder ${folder} names no MCP server; they are read from ${places}.`);
}

function isAt(path: string, { path: place }: ClientFile): boolean {
  return resolve(path).split(sep).join('/').endsWith(`/${place}`);
}

/** What the file of an unknown client most likely is. */
function dialectOf(text: string): Dialect {
  return text.includes('"mcpServers"') ? parseMcpServers : parseVsCodeServers;
}

function parsed(path: string, text: string, parse: Dialect): ConfigFile {
  return parse(pathToFileURL(resolve(path)).href, path, text);
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
    if (statSync(path).size > maxFileSize) throw new UsageError(`${path} is larger than 1 MB.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return undefined;
  }
}
