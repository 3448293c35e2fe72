import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type {
  LiveEvents,
  LiveLimits,
  LiveOpening,
  LiveSession,
  Offering,
} from '../model/live-session';
import type { HttpServerEntry, ServerEntry, StdioServerEntry } from '../model/server';
import type { LiveAccess } from '../oauth/live-access';
import type { SavedSignIn } from '../oauth/token-store';
import { signedIn } from './auth-state-words';
import { offeringWords } from './connection-words';
import type { Connections } from './connections';
import type { FlowContext } from './flow-context';
import { type FlowTarget, targetOf } from './flow-target';
import type { FlowWish } from './flows';
import { createLiveSignIns, type SignedIn } from './live-sign-ins';
import { loadCore, loadEra2025, loadEra2026 } from './load-core';
import { resolveServer } from './resolve-server';
import { settings } from './settings';
import { trusted } from './trusted';

/** Sessions that stay open, with the sign-ins that they use. */
export interface LiveServers {
  /** Connects, and has the user sign in where the server wants that. `undefined`: it did not come to that. */
  connect(entry: HttpServerEntry | StdioServerEntry): Promise<LiveSession | undefined>;
  /** Opens another session in place of one that the server has forgotten. */
  reconnect(entry: ServerEntry): Promise<LiveSession | undefined>;
  /** Renews the sign-in that the session uses, without a person. Says whether the session can go on. */
  renew(entry: HttpServerEntry): Promise<boolean>;
  /** Has the user sign in by a flow of this kind, and uses what comes of it. Gives the flow's end. */
  signIn(entry: HttpServerEntry, wish: FlowWish): Promise<SignedIn | undefined>;
  /** Text of the server as it may be shown. */
  redacted(entry: ServerEntry, text: string): string;
}

/** Answers the questions of a server. */
export type AnswerServer = (server: string) => Pick<LiveEvents, 'onElicit' | 'onSample'>;

export interface LiveServersDeps {
  readonly context: FlowContext;
  readonly connections: Connections;
  readonly log: () => vscode.OutputChannel;
  readonly answer: AnswerServer;
}

/** A person can call any of it off. */
const limits: LiveLimits = { hello: 60_000, call: 600_000 };

/** What of a session is not seen in the tree. */
interface Way {
  readonly target?: FlowTarget;
  readonly access?: LiveAccess;
  redacted(text: string): string;
}

export function createLiveServers(deps: LiveServersDeps): LiveServers {
  const { context, connections, log, answer } = deps;
  const { ports, states, overrides } = context;
  const ways = new Map<string, Way>();
  const { find, usable, renewed, signedInAnew } = createLiveSignIns(context);

  const fail = (entry: ServerEntry, message: string): undefined => {
    void vscode.window.showErrorMessage(message);
    connections.ended(entry.id);
    return undefined;
  };
  const wayOf = (entry: ServerEntry): Way | undefined => ways.get(entry.id);
  const redacted = (entry: ServerEntry, text: string): string =>
    wayOf(entry)?.redacted(text) ?? loadCore().redacted(text);

  function events(entry: ServerEntry, current: () => LiveSession | undefined): LiveEvents {
    const line = (text: string): void =>
      log().appendLine(`[${oneLine(entry.name)}] ${oneLine(redacted(entry, text), 2000)}`);
    return {
      onListChanged(offering: Offering) {
        line(`The list of ${offeringWords[offering]} has changed.`);
        connections.changed(entry.id, offering);
      },
      onLog: line,
      onEnd: () => {
        const live = current();
        if (live === undefined || connections.of(entry.id) === undefined) return;
        connections.ended(entry.id, live);
        line('The session has ended.');
      },
      ...answer(oneLine(entry.name)),
    };
  }

  function settle(entry: ServerEntry, opening: LiveOpening): LiveSession | undefined {
    switch (opening.kind) {
      case 'open':
        connections.opened(entry.id, opening.live);
        return opening.live;
      case 'refused':
        return fail(
          entry,
          t(
            '{0} refuses the connection with {1}, also with the sign-in. Trace Sign-In shows why.',
            entry.name,
            opening.status,
          ),
        );
      case 'failed': {
        const why = oneLine(redacted(entry, opening.message), 300);
        return fail(entry, t('{0} cannot be connected: {1}', entry.name, why));
      }
    }
  }

  async function openStdio(
    entry: StdioServerEntry,
    signal: AbortSignal,
  ): Promise<LiveSession | undefined> {
    const resolved = await resolveServer(entry, ports.secrets);
    if (resolved === undefined) return fail(entry, t('{0} was not started.', entry.name));
    const { command, args, env, cwd = folderOf(entry) } = resolved;
    // What was filled in for a variable may be a secret as well as what stands in the environment.
    const filledIn = args.filter((one, at) => one !== entry.args[at]);
    const secrets = [...Object.values(env), ...filledIn].filter((value) => value.length > 5);
    ways.set(entry.id, { redacted: (text) => loadCore().redacted(text, secrets) });
    let live: LiveSession | undefined;
    const opening = await loadEra2025().live2025.stdio(
      { command, args, env, ...(cwd !== undefined && { cwd }) },
      limits,
      events(entry, () => live),
      signal,
    );
    if (opening.kind === 'open') live = opening.live;
    if (signal.aborted) {
      await live?.close();
      return undefined;
    }
    return settle(entry, opening);
  }

  async function openHttp(
    entry: HttpServerEntry,
    signal: AbortSignal,
  ): Promise<LiveSession | undefined> {
    const target = await targetOf(entry, ports.secrets);
    if (target === undefined) {
      connections.ended(entry.id);
      return undefined;
    }
    const core = loadCore();
    const { server } = target;
    const inTheClear = overrides.of(entry.url).includes('insecure-endpoint');
    const access = core.live.access({ ports, server, inTheClear });
    if (access === undefined) {
      return fail(
        entry,
        t(
          '{0} is not at an https address, so nothing is sent there. Trace Sign-In shows how to go on all the same.',
          entry.name,
        ),
      );
    }
    ways.set(entry.id, { target, access, redacted: access.redacted });
    let live: LiveSession | undefined;
    const open = async (): Promise<LiveOpening> => {
      const opening = await core.live.open(
        {
          url: server.url,
          transport: server.transport === 'sse' ? 'sse' : 'http',
          statelessWire: core.live.stateless(settings.revision()),
          fetch: access.fetch,
          limits,
          signal,
        },
        { loadEra2025, loadEra2026 },
        events(entry, () => live),
      );
      if (opening.kind === 'open') live = opening.live;
      return opening;
    };
    let signIn = await usable(entry, target);
    if (signIn !== undefined) access.use(signIn);
    let opening = await open();
    if (opening.kind === 'refused' && !signal.aborted) {
      const anew = await signedInAnew(entry, { errand: 'sign-in', pause: 'trace' });
      signIn = anew && (await find(target));
      if (signIn === undefined) {
        connections.ended(entry.id);
        return undefined;
      }
      access.use(signIn);
      opening = await open();
    }
    if (signal.aborted) {
      if (opening.kind === 'open') await opening.live.close();
      return undefined;
    }
    if (opening.kind === 'open') {
      states.set(entry, signIn ? signedIn(signIn.stored.tokens) : { kind: 'open' });
    } else if (opening.kind === 'failed') {
      states.set(entry, { kind: 'down', why: oneLine(redacted(entry, opening.message), 300) });
    }
    return settle(entry, opening);
  }

  /** What was refused before may be listed now. */
  function useNow(entry: HttpServerEntry, access: LiveAccess, signIn: SavedSignIn): void {
    access.use(signIn);
    const connection = connections.of(entry.id);
    if (connection?.kind !== 'open') return;
    for (const offering of connection.live.offers) connections.changed(entry.id, offering);
  }

  async function connect(
    entry: HttpServerEntry | StdioServerEntry,
  ): Promise<LiveSession | undefined> {
    const before = connections.of(entry.id);
    if (before?.kind === 'open') return before.live;
    if (before !== undefined || !(await trusted())) return undefined;
    connections.connecting(entry.id);
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Connecting with {0}', oneLine(entry.name)),
        cancellable: true,
      },
      async (_progress, cancelled) => {
        const stop = new AbortController();
        cancelled.onCancellationRequested(() => {
          stop.abort();
          connections.ended(entry.id);
        });
        try {
          return entry.kind === 'stdio'
            ? await openStdio(entry, stop.signal)
            : await openHttp(entry, stop.signal);
        } finally {
          if (connections.of(entry.id)?.kind === 'connecting') connections.ended(entry.id);
        }
      },
    );
  }

  return {
    redacted,
    async reconnect(entry) {
      if (entry.kind === 'broken') return undefined;
      await connections.close(entry.id);
      return connect(entry);
    },
    connect,
    async renew(entry) {
      const { target, access } = wayOf(entry) ?? {};
      if (target === undefined || access === undefined) return false;
      const signIn = await renewed(entry, target);
      if (signIn !== undefined) useNow(entry, access, signIn);
      return signIn !== undefined;
    },
    async signIn(entry, wish) {
      const { target, access } = wayOf(entry) ?? {};
      const anew = await signedInAnew(entry, wish);
      const signIn = anew && target && (await find(target));
      if (signIn !== undefined && access !== undefined) useNow(entry, access, signIn);
      return signIn && anew;
    },
  };
}

/** Where a server of a folder's file is started, if its entry does not say. */
function folderOf({ place }: StdioServerEntry): string | undefined {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(place.uri))?.uri.fsPath;
}
