import * as vscode from 'vscode';
import type { FlowRequest } from '../core';
import type { AuthState } from '../model/auth-state';
import type { Errand } from '../model/errand';
import type { Ports } from '../model/ports';
import type { Revision } from '../model/revision';
import type { GivenSecrets } from '../model/run-settings';
import type { ServerEntry } from '../model/server';
import type { JudgedTrace } from '../model/trace';
import type { Flow } from '../oauth/engine';
import { createTokenStore } from '../oauth/token-store';
import { authStateAfter, signedIn } from './auth-state-words';
import type { Breakpoints } from './breakpoints';
import { loadCore, loadEra2025, loadEra2026 } from './load-core';
import type { Overrides } from './overrides';
import { resolveServer } from './resolve-server';
import { settings } from './settings';

/** The flow that the panel shows. */
export interface ActiveFlow {
  readonly entry: ServerEntry;
  readonly flow: Flow;
}

/** In what a flow differs from what the settings of VS Code say. */
export interface FlowWish {
  readonly revision?: Revision;
  readonly settings?: Partial<FlowRequest['settings']>;
  readonly secrets?: GivenSecrets;
}

export interface FlowsDeps {
  readonly ports: Ports;
  readonly overrides: Overrides;
  readonly breakpoints: Breakpoints;
}

export interface Flows extends vscode.Disposable {
  /** Starts a flow in place of the one before. Gives `undefined` when it could not begin. */
  start(
    entry: ServerEntry,
    errand: Errand,
    pause: 'trace' | 'step',
    wish?: FlowWish,
  ): Promise<ActiveFlow | undefined>;
  readonly active: ActiveFlow | undefined;
  readonly onDidChangeState: vscode.Event<string>;
  authState(entry: ServerEntry): AuthState;
  /**
   * Deletes the saved sign-in of a server, and says whether there was one. The flow takes the tokens
   * back at the server; there is none where nothing may be contacted.
   */
  signOut(entry: ServerEntry): Promise<{ readonly had: boolean; readonly flow?: ActiveFlow }>;
  /** Looks up the saved sign-ins of these servers, to show them in the tree. */
  recall(entries: readonly ServerEntry[]): Promise<void>;
}

/** Holds the one flow that runs at a time, and what is known of signing in to each server. */
export function createFlows({ ports, overrides, breakpoints }: FlowsDeps): Flows {
  const changed = new vscode.EventEmitter<string>();
  const states = new Map<string, AuthState>();
  const store = createTokenStore(ports.secrets, ports.now);
  let active: ActiveFlow | undefined;

  function setState(entry: ServerEntry, state: AuthState): void {
    states.set(entry.id, state);
    changed.fire(entry.id);
  }

  async function follow({ entry, flow }: ActiveFlow): Promise<void> {
    try {
      const trace: JudgedTrace = await flow.ended();
      const state = authStateAfter(trace);
      if (state !== undefined) setState(entry, state);
    } catch (bug) {
      ports.log(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));
      void vscode.window.showErrorMessage(
        'MCP Auth Inspector failed on its own account. The log has the details; the server is not to blame.',
      );
    }
  }

  async function begin(
    entry: ServerEntry,
    errand: Errand,
    pause: FlowRequest['pause'],
    wish: FlowWish,
  ): Promise<ActiveFlow | undefined> {
    const server = await serverOf(entry);
    if (server === undefined) return undefined;
    const { clientId } = server;
    const core = loadCore();
    const document = settings.clientMetadataUrl();
    const flow = core.startFlow({
      errand,
      revision: wish.revision ?? settings.revision(),
      server: server.target,
      ...(entry.kind === 'http' && { configuredUrl: entry.url }),
      settings: {
        overrides: entry.kind === 'http' ? overrides.of(entry.url) : [],
        loginTimeout: settings.loginTimeout(),
        dpop: settings.dpop(),
        ...(document !== undefined && { clientMetadataUrl: document }),
        ...(clientId !== undefined && { clientId }),
        ...wish.settings,
      },
      ...(wish.secrets && { secrets: wish.secrets }),
      pause,
      ports,
      loadEra2025,
      loadEra2026,
    });
    if (pause !== 'never') {
      const place = (): void => flow.setBreakpoints(breakpoints.over(core.policies[pause]));
      place();
      const placing = breakpoints.onDidChange(place);
      void flow
        .ended()
        .finally(() => placing.dispose())
        .catch(() => {});
    }
    const started: ActiveFlow = { entry, flow };
    flow.onRestart(() => void follow(started));
    void follow(started);
    return started;
  }

  return {
    get active() {
      return active;
    },
    onDidChangeState: changed.event,
    authState: (entry) => states.get(entry.id) ?? { kind: 'unknown' },
    async start(entry, errand, pause, wish = {}) {
      const started = await begin(entry, errand, pause, wish);
      if (started === undefined) return undefined;
      active?.flow.stop();
      active = started;
      return started;
    },
    async signOut(entry) {
      if (entry.kind !== 'http') return { had: false };
      const saved = (await store.all()).some((one) => one.configuredUrl === entry.url);
      const flow =
        saved && vscode.workspace.isTrusted
          ? await begin(entry, 'sign-out', 'never', {}).catch(() => undefined)
          : undefined;
      flow?.flow.go('continue');
      await flow?.flow.ended().catch(() => {});
      await store.forget(entry.url);
      setState(entry, { kind: 'sign-in-needed' });
      return { had: saved, ...(flow && { flow }) };
    },
    async recall(entries) {
      const saved = await store.all();
      for (const entry of entries) {
        const own = saved.find((one) => entry.kind === 'http' && one.configuredUrl === entry.url);
        if (own !== undefined && !states.has(entry.id))
          setState(entry, signedIn(own.stored.tokens));
      }
    },
    dispose() {
      active?.flow.stop();
      changed.dispose();
    },
  };
}

interface Target {
  readonly target: {
    readonly name: string;
    readonly url: string;
    readonly transport: 'http' | 'sse' | 'stdio';
    readonly headers: { readonly [name: string]: string };
  };
  readonly clientId?: string;
}

async function serverOf(entry: ServerEntry): Promise<Target | undefined> {
  switch (entry.kind) {
    case 'stdio':
      return {
        target: { name: entry.name, url: 'stdio:', transport: 'stdio', headers: {} },
      };
    case 'http': {
      const resolved = await resolveServer(entry);
      if (resolved === undefined) return undefined;
      const { name, url, transport, headers, clientId } = resolved;
      return {
        target: { name, url, transport, headers },
        ...(clientId !== undefined && { clientId }),
      };
    }
    case 'broken':
      void vscode.window.showErrorMessage(`${entry.name} cannot be contacted: ${entry.problem}`);
      return undefined;
  }
}
