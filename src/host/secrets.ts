import type * as vscode from 'vscode';
import type { SecretStore } from '../model/ports';

/** The secret store of VS Code: encrypted where the platform can, never synced, on the client's side. */
export function secretStore(secrets: vscode.SecretStorage): SecretStore {
  return {
    get: async (key) => secrets.get(key),
    set: async (key, value) => secrets.store(key, value),
    delete: async (key) => secrets.delete(key),
    keys: async () => secrets.keys(),
  };
}
