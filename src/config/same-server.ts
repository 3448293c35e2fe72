import type { ConfigFile, ServerEntry } from '../model/server';
import { differences } from './differences';

/** A server in one file of several. */
export interface ServerCopy {
  readonly entry: ServerEntry;
  /** Path of its file, as users know it, and the client that reads it. */
  readonly label: string;
  readonly client: string;
  /** What is not as in the first copy: the name, the address as written, headers by their names. */
  readonly differs: readonly string[];
}

/** One server with every place in which it stands, in the order of the files. */
export interface SameServer {
  readonly entry: ServerEntry;
  readonly copies: readonly ServerCopy[];
}

/**
 * Each server once: by its address, where case and a slash at the end make no difference, or by its
 * command with its arguments. What names no server stands alone.
 */
export function sameServers(files: readonly ConfigFile[]): readonly SameServer[] {
  const groups = new Map<string, { entry: ServerEntry; copies: ServerCopy[] }>();
  for (const { label, servers, source } of files) {
    for (const entry of servers) {
      const key = keyOf(entry);
      const group = groups.get(key) ?? { entry, copies: [] };
      groups.set(key, group);
      const client = source?.clientName ?? '';
      group.copies.push({ entry, label, client, differs: differsFrom(group.entry, entry) });
    }
  }
  return [...groups.values()];
}

function differsFrom(first: ServerEntry, entry: ServerEntry): readonly string[] {
  if (first === entry) return [];
  return [
    ...(first.name === entry.name ? [] : ['the name']),
    ...differences(first, entry),
    ...(first.kind === 'http' && entry.kind === 'http' && first.transport !== entry.transport
      ? ['the transport']
      : []),
  ];
}

function keyOf(entry: ServerEntry): string {
  switch (entry.kind) {
    case 'http':
      return `http ${addressKey(entry.url)}`;
    case 'stdio':
      return `stdio ${JSON.stringify([entry.command.replace(/\.(cmd|exe)$/i, ''), entry.args])}`;
    case 'broken':
      return `broken ${entry.id}`;
  }
}

function addressKey(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const parsed = new URL(url);
  parsed.hash = '';
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}${parsed.search}`;
}
