import type { BrokenServerEntry, ConfigPlace } from '../model/server';

/** What is known of an entry before its value is read. */
export interface EntryHead {
  readonly id: string;
  readonly name: string;
  readonly place: ConfigPlace;
  readonly within?: string;
}

/** The type that an entry names, and the member that it stands in. */
export interface NamedType {
  readonly type: string | undefined;
  readonly named: string | undefined;
}

/** An entry that names no server; `problem` says why. */
export function broken(head: EntryHead, problem: string): BrokenServerEntry {
  return { kind: 'broken', ...head, unresolved: [], problem };
}
