/**
 * What rules may know of an entry of a configuration file: names, places and kinds. No value of the
 * file is in it, since any of them may be a secret.
 */

import type { ConfigPlace, ServerEntry } from './server';

/** How a secret shows: a whole value, or the user or the query part of an address. */
export type SecretSign = 'value' | 'userinfo' | 'query';

/**
 * Which of the variables a client fills in; `plain` is `${NAME}`, `file` the content of a file,
 * `secret` something that the client keeps under a name.
 */
export type VariableKind = 'input' | 'env' | 'plain' | 'editor' | 'file' | 'secret' | 'other';

export interface WrittenVariable {
  readonly kind: VariableKind;
  /** As written, without a default. */
  readonly text: string;
}

/** A member of an entry, or an item of one of its lists. */
export interface WrittenMember {
  /** Names from the entry down, such as `headers` and `Authorization`, or `args` and `2`. */
  readonly path: readonly string[];
  /** Zero-based place of its name, or of the value in a list, and how long that is. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Something that looks like a secret stands there in clear text. */
  readonly secret?: SecretSign;
  readonly variables: readonly WrittenVariable[];
}

/** What the clients that read a file make of it. */
export interface ConfigReader {
  /** The client whose file it is, for sentences. */
  readonly client: string;
  /** Members that say how to sign in, as paths joined with dots. */
  readonly oauthKeys: readonly string[];
  /** Where a client secret goes, since none of them reads it here; ends a sentence. */
  readonly clientSecret: string;
  readonly variables: readonly VariableKind[];
  /** How a variable is written. */
  readonly variable: string;
  /** How a value is kept out of the file; ends a sentence. */
  readonly keepOut: string;
}

/** Where an address leads, without its path, query or user. */
export interface WrittenAddress {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly reach: 'machine' | 'private' | 'public';
  /** White space stands before or after it. */
  readonly padded: boolean;
}

/** An entry that stands before this one in the files of a folder and is easily taken for it. */
export interface EarlierEntry {
  readonly by: 'name' | 'address';
  readonly name: string;
  /** Path of its file, as users know it. */
  readonly label: string;
  readonly place: ConfigPlace;
  /** What is not the same: the address or command, or headers by their names. */
  readonly differs: readonly string[];
}

export interface WrittenEntry {
  /** Id of the server's entry. */
  readonly id: string;
  /** As it may be shown. */
  readonly name: string;
  readonly label: string;
  readonly place: ConfigPlace;
  readonly kind: ServerEntry['kind'];
  /** The file is the user's or an administrator's, and not shared with a folder. */
  readonly own: boolean;
  readonly transport?: 'http' | 'sse';
  /** Absent where no whole http address stands. */
  readonly address?: WrittenAddress;
  readonly members: readonly WrittenMember[];
  readonly reader: ConfigReader;
  readonly earlier: readonly EarlierEntry[];
}
