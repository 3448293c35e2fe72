/** The user's change that waits for the request it is meant for. */

import { type RequestEdit, secretsInEdit } from './edit';
import type { NextRequest } from './upcoming';
import type { Vault } from './vault';
import { wireName } from './wire-gate';

export interface NextEdit {
  /** In place of what waited before. With a name it is for the request of the session that has it. */
  put(edit: RequestEdit, name?: string): void;
  /** The edit that waits for the request of this name, or without one for whichever comes next. */
  take(name?: string): RequestEdit | undefined;
  /** The edit that this request would get. */
  for(next: NextRequest): RequestEdit | undefined;
  drop(): void;
}

/** No edit waits. What is typed into one where a secret goes is protected by the vault. */
export function createNextEdit(vault: Pick<Vault, 'protect'>): NextEdit {
  let waiting: { readonly edit: RequestEdit; readonly name: string | undefined } | undefined;
  const named = (name: string | undefined): RequestEdit | undefined =>
    waiting?.name === name ? waiting?.edit : undefined;

  return {
    put(edit, name) {
      for (const secret of secretsInEdit(edit)) vault.protect(secret);
      waiting = { edit, name };
    },
    take(name) {
      const edit = named(name);
      if (edit !== undefined) waiting = undefined;
      return edit;
    },
    for: (next) =>
      (next.kind === 'live' ? named(wireName(next.live)) : undefined) ?? named(undefined),
    drop() {
      waiting = undefined;
    },
  };
}
