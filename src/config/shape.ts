import type { VariableForm } from '../model/server';

/** How the files of one client are built. Clients differ in words, and in little else. */

/** Strict JSON, JSON with comments and trailing commas, or another language. */
export type FileForm = 'json' | 'jsonc' | 'toml' | 'yaml';

/** Names from an object down. In the roots of a file, `*` stands for every name. */
export type MemberPath = readonly string[];

export type Transport = 'http' | 'sse' | 'stdio';

/** What the members of an entry are called. Where there are several words, the first counts that is there. */
export interface EntryShape {
  /** Members with the address; a transport where the word itself says it. */
  readonly urls: readonly { readonly key: string; readonly transport?: 'http' | 'sse' }[];
  /** Members with the command: a text, a list with the arguments in it, or an object with `path`. */
  readonly commands: readonly string[];
  readonly env: readonly string[];
  readonly typeKeys: readonly string[];
  /** What this client means by a word for a transport, where it is not what all mean. */
  readonly types: { readonly [word: string]: Transport };
  /** What an address without a type is; some clients refuse it. */
  readonly untyped: 'http' | 'sse' | 'refused';
  readonly headers: readonly MemberPath[];
  /** A member that names, for headers, the environment variables that hold their values. */
  readonly headersFromEnv?: string;
  /** A member that names the environment variable that holds a bearer token. */
  readonly bearerFromEnv?: string;
  /** A member that holds a bearer token. */
  readonly bearer?: string;
  readonly clientId: readonly MemberPath[];
  readonly scopes: readonly MemberPath[];
  readonly callbackPort: readonly MemberPath[];
  /** Variables that are filled in beside `${…}`. */
  readonly forms: readonly VariableForm[];
  /** A member inside which all of this may stand instead. */
  readonly nested?: string;
  /** Entries that are part of the client and no servers, by a member and its values. */
  readonly notServers?: { readonly key: string; readonly values: readonly string[] };
}

export interface FileShape {
  readonly form: FileForm;
  /** Where servers stand, by name or as a list with names in it. The first is the one to name. */
  readonly roots: readonly MemberPath[];
  /** Servers may stand there as a list, with their names in them. */
  readonly list?: true;
  /** Members that hold servers in other clients' files and are easily written here by mistake. */
  readonly mistaken: readonly string[];
  /** Without the root member, the top object itself may hold the servers. */
  readonly flat: boolean;
  /** The list that declares what `${input:id}` asks for, if such files have one. */
  readonly inputs?: MemberPath;
  /** The client keeps other things in the file: without servers it is not worth a word. */
  readonly shared?: true;
  /** Bytes, where the client itself makes its file larger than is usual. */
  readonly maxSize?: number;
  readonly entry: EntryShape;
}

/** An entry as most clients write it. */
export const plainEntry: EntryShape = {
  urls: [{ key: 'url' }],
  commands: ['command'],
  env: ['env'],
  typeKeys: ['type'],
  types: {},
  untyped: 'http',
  headers: [['headers']],
  clientId: [['oauth', 'clientId']],
  scopes: [
    ['oauth', 'scopes'],
    ['oauth', 'scope'],
  ],
  callbackPort: [['oauth', 'callbackPort']],
  forms: [],
};

/** A file of its own with `mcpServers`, in strict JSON, as most clients have it. */
export const mcpServersFile: FileShape = {
  form: 'json',
  roots: [['mcpServers']],
  mistaken: ['servers', 'context_servers'],
  flat: false,
  entry: plainEntry,
};

/** Servers under a member of the client's settings, which hold other things too. */
export function settingsShape(form: FileForm, root: MemberPath, entry = plainEntry): FileShape {
  return { form, roots: [root], mistaken: [], flat: false, shared: true, entry };
}
