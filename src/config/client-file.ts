import type { ConfigFile, EntrySource } from '../model/server';
import type { Candidate } from './candidates';
import { maxFileSize } from './limits';
import { readServers } from './read-servers';

/** What of a candidate says how it is read. */
export type ReadAs = Pick<Candidate, 'client' | 'file'>;

/**
 * Reads the text of a client's file; each entry says where it comes from. `undefined` for a file in
 * which the client keeps other things, and no servers. Never throws.
 */
export function readClientFile(
  as: ReadAs,
  uri: string,
  label: string,
  text: string,
): ConfigFile | undefined {
  const { shape } = as.file;
  const { file, inputs, isEmpty } = readServers(shape, uri, label, text);
  if (isEmpty && shape.shared === true) return undefined;
  const source: EntrySource = { ...sourceOf(as), inputs };
  return { ...file, source, servers: file.servers.map((entry) => ({ ...entry, source })) };
}

/** A file that is there and could not be read, with the reason. */
export function unreadFile(as: ReadAs, uri: string, label: string, message: string): ConfigFile {
  const problems = [{ message, line: 0, column: 0 }];
  return { uri, label, servers: [], problems, source: sourceOf(as) };
}

/** Bytes that a client's file may have. */
export function sizeLimit({ file: { shape } }: ReadAs): number {
  return shape.maxSize ?? maxFileSize;
}

function sourceOf({ client, file }: ReadAs): EntrySource {
  return {
    client: client.id,
    clientName: file.readBy ?? client.name,
    scope: file.scope,
    forms: file.shape.entry.forms,
    inputs: {},
    ...(file.together !== undefined && { together: file.together }),
  };
}
