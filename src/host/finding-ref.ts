import type { ServerEntry } from '../model/server';

/** A finding of a server; commands on a finding get this, or a whole item of the view. */
export interface FindingRef {
  /** Id of the server's entry. */
  readonly entry: string;
  readonly rule: string;
}

/** What a command's argument refers to: commands can be called with anything. */
export function findingRef(value: unknown): FindingRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, entry, rule, finding } = value as { readonly [member: string]: unknown };
  if (typeof entry === 'string' && typeof rule === 'string') return { entry, rule };
  const id = (entry as Partial<ServerEntry> | undefined)?.id;
  const named = (finding as { readonly rule?: unknown } | undefined)?.rule;
  return kind === 'finding' && typeof id === 'string' && typeof named === 'string'
    ? { entry: id, rule: named }
    : undefined;
}
