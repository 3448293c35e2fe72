import * as vscode from 'vscode';
import type { AuthState } from '../model/auth-state';
import type { SecretStore } from '../model/ports';
import type { ServerEntry } from '../model/server';
import { createTokenStore } from '../oauth/token-store';
import { signedIn } from './auth-state-words';

/** What is known of signing in to each server: from flows that ran, else from sign-ins that were saved. */
export interface AuthStates extends vscode.Disposable {
  of(entry: ServerEntry): AuthState;
  set(entry: ServerEntry, state: AuthState): void;
  /** Looks up the saved sign-ins of servers of which nothing else is known. */
  recall(entries: readonly ServerEntry[]): Promise<void>;
  /** Fires with the id of the server's entry. */
  readonly onDidChange: vscode.Event<string>;
}

/** The states of this window. */
export function createAuthStates(secrets: SecretStore): AuthStates {
  const changed = new vscode.EventEmitter<string>();
  const states = new Map<string, AuthState>();
  const store = createTokenStore(secrets, Date.now);

  function set(entry: ServerEntry, state: AuthState): void {
    states.set(entry.id, state);
    changed.fire(entry.id);
  }

  return {
    of: (entry) => states.get(entry.id) ?? { kind: 'unknown' },
    set,
    onDidChange: changed.event,
    async recall(entries) {
      const saved = await store.all();
      for (const entry of entries) {
        const own = saved.find((one) => entry.kind === 'http' && one.configuredUrl === entry.url);
        if (own !== undefined && !states.has(entry.id)) set(entry, signedIn(own.stored.tokens));
      }
    },
    dispose: () => changed.dispose(),
  };
}
