import * as vscode from 'vscode';
import type { Discovery } from '../config/candidates';
import { newestRevision, type Revision, revisions } from '../model/revision';

/** The extension's settings, read when they are needed. A value of the wrong kind counts as unset. */
export const settings = {
  redirectPort(): number {
    const port = read('redirectPort');
    return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536
      ? port
      : 33_419;
  },
  revision(): Revision {
    const chosen = read('revision');
    return revisions.find((one) => one === chosen) ?? newestRevision;
  },
  /** Whether tokens are bound to a key also where the server does not ask for it. */
  dpop(): boolean {
    return read('dpop') === true;
  },
  /** Address of a client id metadata document, when one is set. */
  clientMetadataUrl(): string | undefined {
    const url = read('clientMetadataUrl');
    return typeof url === 'string' && url.startsWith('https://') ? url : undefined;
  },
  /** Which clients' files are looked for. */
  discovery(): Discovery {
    const chosen = read('discovery');
    if (chosen === 'workspace') return chosen;
    return Array.isArray(chosen) ? chosen.filter((id) => typeof id === 'string') : 'all';
  },
  /** In seconds. */
  loginTimeout(): number {
    const seconds = read('loginTimeout');
    return typeof seconds === 'number' && seconds >= 10 && seconds <= 3600 ? seconds : 300;
  },
};

function read(name: string): unknown {
  return vscode.workspace.getConfiguration('mcpAuth').get(name);
}
