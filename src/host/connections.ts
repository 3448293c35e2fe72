import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ListOutcome, LiveSession, Offering } from '../model/live-session';

/** A server that this window is connected with, or is about to be. */
export type Connection = { readonly kind: 'connecting' } | OpenConnection;

export interface OpenConnection {
  readonly kind: 'open';
  readonly live: LiveSession;
}

/** The connections of this window, by the id of the server's entry. */
export interface Connections extends vscode.Disposable {
  of(entryId: string): Connection | undefined;
  readonly ids: readonly string[];
  connecting(entryId: string): void;
  opened(entryId: string, live: LiveSession): void;
  /** Ends the session of a server, if there is one. */
  close(entryId: string): Promise<void>;
  /** Ends all sessions. */
  closeAll(): Promise<void>;
  /** The session is over; `live`: only if it is still this one. */
  ended(entryId: string, live?: LiveSession): void;
  /** A list of the server, asked for once until it changes. */
  list(entryId: string, offering: Offering): Promise<ListOutcome>;
  /** The list as far as it was asked for. */
  listed(entryId: string, offering: Offering): ListOutcome | undefined;
  changed(entryId: string, offering: Offering): void;
  /** Fires with the id of the server's entry. */
  readonly onDidChange: vscode.Event<string>;
}

interface Lists {
  readonly asked: Map<Offering, Promise<ListOutcome>>;
  readonly known: Map<Offering, ListOutcome>;
}

const notConnected: ListOutcome = { kind: 'failed', message: t('The server is not connected.') };

export function createConnections(): Connections {
  const changed = new vscode.EventEmitter<string>();
  const connections = new Map<string, Connection>();
  const lists = new Map<string, Lists>();

  const tell = (id: string, connection: Connection | undefined): void => {
    if (connection === undefined) connections.delete(id);
    else connections.set(id, connection);
    lists.delete(id);
    changed.fire(id);
  };
  const listsOf = (id: string): Lists => {
    const known = lists.get(id) ?? { asked: new Map(), known: new Map() };
    lists.set(id, known);
    return known;
  };
  const close = async (id: string): Promise<void> => {
    const connection = connections.get(id);
    if (connection === undefined) return;
    tell(id, undefined);
    if (connection.kind === 'open') await connection.live.close();
  };

  return {
    of: (id) => connections.get(id),
    get ids() {
      return [...connections.keys()];
    },
    connecting: (id) => tell(id, { kind: 'connecting' }),
    opened: (id, live) => tell(id, { kind: 'open', live }),
    close,
    async closeAll() {
      await Promise.all([...connections.keys()].map(close));
    },
    ended(id, live) {
      const connection = connections.get(id);
      const mine = live === undefined || (connection?.kind === 'open' && connection.live === live);
      if (connection !== undefined && mine) tell(id, undefined);
    },
    async list(id, offering) {
      const connection = connections.get(id);
      if (connection?.kind !== 'open') return notConnected;
      const { asked, known } = listsOf(id);
      const before = asked.get(offering);
      if (before !== undefined) return before;
      const asking = connection.live.list(offering);
      asked.set(offering, asking);
      const outcome = await asking;
      known.set(offering, outcome);
      return outcome;
    },
    listed: (id, offering) => lists.get(id)?.known.get(offering),
    changed(id, offering) {
      const own = lists.get(id);
      own?.asked.delete(offering);
      own?.known.delete(offering);
      changed.fire(id);
    },
    onDidChange: changed.event,
    dispose() {
      for (const id of [...connections.keys()]) void close(id);
      changed.dispose();
    },
  };
}
