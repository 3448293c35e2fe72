import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FlowRequest } from '../core';
import type { SecretStore } from '../model/ports';
import type { ServerEntry } from '../model/server';
import { resolveServer } from './resolve-server';

/** Where a flow goes, with every variable filled in. */
export interface FlowTarget {
  readonly server: FlowRequest['server'];
  /** The client id that stands in the entry. */
  readonly clientId?: string;
}

/** The target of an entry; `undefined` when it has none, and a message has then been shown. */
export async function targetOf(
  entry: ServerEntry,
  secrets: SecretStore,
): Promise<FlowTarget | undefined> {
  switch (entry.kind) {
    case 'stdio':
      return { server: { name: entry.name, url: 'stdio:', transport: 'stdio', headers: {} } };
    case 'http': {
      const resolved = await resolveServer(entry, secrets);
      if (resolved === undefined) return undefined;
      const { name, url, transport, headers, clientId } = resolved;
      return {
        server: { name, url, transport, headers },
        ...(clientId !== undefined && { clientId }),
      };
    }
    case 'broken':
      void vscode.window.showErrorMessage(
        t('{0} cannot be contacted: {1}', entry.name, entry.problem),
      );
      return undefined;
  }
}
