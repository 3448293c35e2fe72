/** MCP servers as the user's configuration files name them. */

import type { WrittenMember } from './written-entry';

/** Where an entry stands: the file's URI and the zero-based position of its name. */
export interface ConfigPlace {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** Whose file it is: a folder's, the user's, an administrator's, or none because it was added by hand. */
export type ConfigScope = 'workspace' | 'user' | 'managed' | 'added';

/**
 * Variables that a client fills in beside `${…}`: `$NAME`, `{env:NAME}` and `{file:path}`, or
 * `${{ secrets.NAME }}`.
 */
export type VariableForm = 'dollar-name' | 'braces' | 'secrets';

/** What a file says of a value that the client asks for. */
export interface AskedInput {
  readonly description?: string;
  readonly password: boolean;
  /** The values to choose from, if it is not typed in. */
  readonly options?: readonly string[];
  readonly preset?: string;
}

/** Where an entry comes from, the same for all entries of a file. */
export interface EntrySource {
  /** Id of the client, and its name for people. */
  readonly client: string;
  readonly clientName: string;
  readonly scope: ConfigScope;
  readonly forms: readonly VariableForm[];
  readonly inputs: { readonly [id: string]: AskedInput };
  /** Files of a folder with the same word are read by one client, so that names in them must differ. */
  readonly together?: string;
}

interface EntryBase {
  /** Stable across reloads of the same file: `<file uri>#<name>`, with what it is within before the name. */
  readonly id: string;
  readonly name: string;
  readonly place: ConfigPlace;
  /** Variables such as `${input:token}` that still stand in the entry's values. */
  readonly unresolved: readonly string[];
  /** What it belongs to inside its file, such as a project's folder. */
  readonly within?: string;
  /** The client has it and does not use it. */
  readonly disabled?: true;
  /** Absent where the entry was read without its client. */
  readonly source?: EntrySource;
}

/** A server reached by URL. Header values may be secrets and are never shown. */
export interface HttpServerEntry extends EntryBase {
  readonly kind: 'http';
  readonly url: string;
  readonly transport: 'http' | 'sse';
  readonly headers: { readonly [name: string]: string };
  /** A client id that the user registered beforehand and wrote into the entry. */
  readonly clientId?: string;
  /** Scopes that the entry asks for, with spaces between them. */
  readonly scopes?: string;
  /** Port on this machine that the browser comes back to. */
  readonly callbackPort?: number;
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
  /** Absent where the file was read without its client. */
  readonly source?: EntrySource;
  /** What stands in each entry, by its id, without values; absent when the file could not be read. */
  readonly members?: { readonly [entry: string]: readonly WrittenMember[] };
}
