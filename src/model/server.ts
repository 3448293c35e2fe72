/** MCP servers as the user's configuration files name them. */

import type { WrittenMember } from './written-entry';

/** Where an entry stands: the file's URI and the zero-based position of its name. */
export interface ConfigPlace {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

interface EntryBase {
  /** Stable across reloads of the same file: `<file uri>#<name>`. */
  readonly id: string;
  readonly name: string;
  readonly place: ConfigPlace;
  /** Variables such as `${input:token}` that still stand in the entry's values. */
  readonly unresolved: readonly string[];
}

/** A server reached by URL. Header values may be secrets and are never shown. */
export interface HttpServerEntry extends EntryBase {
  readonly kind: 'http';
  readonly url: string;
  readonly transport: 'http' | 'sse';
  readonly headers: { readonly [name: string]: string };
  /** A client id that the user registered beforehand and wrote into the entry. */
  readonly clientId?: string;
}

/** A server started as a child process. */
export interface StdioServerEntry extends EntryBase {
  readonly kind: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly cwd?: string;
}

/** An entry that names no server one could reach; `problem` says why, for the user. */
export interface BrokenServerEntry extends EntryBase {
  readonly kind: 'broken';
  readonly problem: string;
}

export type ServerEntry = HttpServerEntry | StdioServerEntry | BrokenServerEntry;

/** A fault of the file itself, such as invalid JSON, at a zero-based position. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** One configuration file that exists, with what it holds. */
export interface ConfigFile {
  readonly uri: string;
  /** Path as the user knows it, such as `.vscode/mcp.json`. */
  readonly label: string;
  readonly servers: readonly ServerEntry[];
  readonly problems: readonly ConfigProblem[];
  /** What stands in each entry, by its id, without values; absent when the file could not be read. */
  readonly members?: { readonly [entry: string]: readonly WrittenMember[] };
}
