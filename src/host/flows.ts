import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FlowRequest } from '../core';
import type { Errand } from '../model/errand';
import type { StepId } from '../model/flow';
import type { Ports } from '../model/ports';
import type { Revision } from '../model/revision';
import type { GivenSecrets } from '../model/run-settings';
import type { ServerEntry } from '../model/server';
import type { Flow } from '../oauth/engine';
import { stepOfFinding } from '../report/finding-step';
import { addressPrint } from './address-print';
import { authStateAfter } from './auth-state-words';
import type { AuthStates } from './auth-states';
import { type Breakpoints, withBreakpoints } from './breakpoints';
import { type ChosenSettings, runSettingsOf } from './chosen-settings';
import type { Findings } from './findings';
import type { FlowKeeper, Keep, KeptFlow } from './flow-keeper';
import { type FlowTarget, targetOf } from './flow-target';
import type { TraceHistory } from './history';
import { isWorthKeeping } from './history-index';
import { loadCore, loadEra2025, loadEra2026 } from './load-core';
import type { Overrides } from './overrides';
import { settings } from './settings';
import { trusted } from './trusted';

/** A flow and the server that it is about. */
export interface ActiveFlow {
  readonly entry: ServerEntry;
  readonly flow: Flow;
  readonly wish: FlowWish;
  /** Without what the user chose for this flow. */
  readonly usual: FlowRequest['settings'];
}

/** What a flow is for, and in what it differs from what the settings of VS Code say. */
export interface FlowWish {
  readonly errand: Errand;
  readonly pause: 'trace' | 'step';
  readonly revision?: Revision;
  readonly settings?: Partial<FlowRequest['settings']>;
  /** What of it the user chose, to be changed later. */
  readonly chosen?: ChosenSettings;
  readonly secrets?: GivenSecrets;
  /** Header fields for the server, beside those of its entry. */
  readonly headers?: { readonly [name: string]: string };
  /** Tells the sign-in apart from others of the server. */
  readonly label?: string;
}

export interface FlowsDeps {
  readonly ports: Ports;
  readonly states: AuthStates;
  readonly findings: Pick<Findings, 'record'>;
  readonly history: Pick<TraceHistory, 'record'>;
  readonly overrides: Overrides;
  readonly breakpoints: Breakpoints;
  readonly keeper: FlowKeeper;
}

export interface Flows extends vscode.Disposable {
  /** The flow that the verbs are for. */
  readonly active: ActiveFlow | undefined;
  /**
   * Makes a flow that stands before its first step the active one. It is kept over a reload of the
   * window, unless something was given for it alone. `undefined`: it could not begin.
   */
  start(entry: ServerEntry, wish: FlowWish): Promise<ActiveFlow | undefined>;
  /**
   * Runs a flow to its end without a pause, beside the active one. `known`: its target, when that was
   * looked up already. `undefined`: it could not begin.
   */
  run(entry: ServerEntry, wish: FlowWish, known?: FlowTarget): Promise<ActiveFlow | undefined>;
  /** Makes the flow that was kept the active one, standing where it stood. `undefined`: as for `start`. */
  resume(
    entry: ServerEntry,
    kept: KeptFlow,
    text: string,
  ): Promise<ActiveFlow | 'moved' | 'unreadable' | undefined>;
  /** Has the active flow go by other settings, from this step on. */
  choose(chosen: ChosenSettings, from: StepId): void;
  /** Makes a flow that was run beside it the active one. */
  adopt(begun: ActiveFlow): void;
  /** Ends the active flow, and forgets it. */
  end(): void;
}

interface Beginning {
  readonly target: FlowTarget;
  readonly pause: FlowRequest['pause'];
  readonly keep?: Keep;
  readonly resume?: string;
}

/** Begins flows; one at a time is the active one. Nothing is begun in an untrusted workspace. */
export function createFlows(deps: FlowsDeps): Flows {
  const { ports, states, findings, history, overrides, breakpoints, keeper } = deps;
  let active: ActiveFlow | undefined;
  const unfollow = breakpoints.onDidChange(() => {
    if (active !== undefined) placeBreakpoints(active);
  });

  async function follow({ entry, flow, wish }: ActiveFlow): Promise<void> {
    try {
      const trace = await flow.ended();
      const state = authStateAfter(trace);
      if (state !== undefined) states.set(entry, state);
      if (isWorthKeeping(trace)) void history.record(trace);
      if (entry.kind !== 'http') return;
      const found = trace.findings.map((one) => {
        const { spec: _, ...finding } = one;
        return { ...finding, step: stepOfFinding(one, trace) };
      });
      findings.record(entry, wish.errand, trace.status, found);
    } catch (bug) {
      ports.log(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));
      void vscode.window.showErrorMessage(
        t(
          'MCP Auth Inspector failed on its own account. The log has the details; the server is not to blame.',
        ),
      );
    }
  }

  function begin(entry: ServerEntry, wish: FlowWish, beginning: Beginning): ActiveFlow {
    const { target, ...rest } = beginning;
    const document = settings.clientMetadataUrl();
    const usual: FlowRequest['settings'] = {
      overrides: entry.kind === 'http' ? overrides.of(entry.url) : [],
      loginTimeout: settings.loginTimeout(),
      dpop: settings.dpop(),
      ...(document !== undefined && { clientMetadataUrl: document }),
      ...(target.clientId !== undefined && { clientId: target.clientId }),
      ...wish.settings,
    };
    const flow = loadCore().startFlow({
      ...rest,
      errand: wish.errand,
      revision: wish.revision ?? settings.revision(),
      server: { ...target.server, headers: { ...target.server.headers, ...wish.headers } },
      ...(entry.kind === 'http' && { configuredUrl: entry.url }),
      settings: { ...usual, ...(wish.chosen && runSettingsOf(wish.chosen)) },
      ...(wish.secrets && { secrets: wish.secrets }),
      ...(wish.label !== undefined && { label: wish.label }),
      ports,
      loadEra2025,
      loadEra2026,
    });
    const begun: ActiveFlow = { entry, flow, wish, usual };
    flow.onRestart(() => void follow(begun));
    void follow(begun);
    return begun;
  }

  function placeBreakpoints({ flow, wish }: ActiveFlow): void {
    flow.setBreakpoints(withBreakpoints(loadCore().policies[wish.pause], breakpoints.set));
  }

  function activate(next: ActiveFlow | undefined): void {
    active?.flow.stop();
    active = next;
    if (next !== undefined) placeBreakpoints(next);
  }

  return {
    get active() {
      return active;
    },
    choose(chosen, from) {
      if (active === undefined) return;
      const { flow, usual, wish } = active;
      const { clientSecret } = chosen;
      flow.choose(
        {
          settings: { ...usual, ...runSettingsOf(chosen) },
          secrets: clientSecret === undefined ? {} : { clientSecret },
        },
        from,
      );
      const { secrets: _, ...rest } = wish;
      const secrets = clientSecret === undefined ? {} : { secrets: { clientSecret } };
      active = { ...active, wish: { ...rest, chosen, ...secrets } };
    },
    adopt(begun) {
      void keeper.forget();
      activate(begun);
    },
    end() {
      void keeper.forget();
      activate(undefined);
    },
    async start(entry, wish) {
      if (!(await trusted())) return undefined;
      const target = await targetOf(entry, ports.secrets);
      if (target === undefined) return undefined;
      const revision = wish.revision ?? settings.revision();
      const { errand, pause } = wish;
      const keep = keeper.begin({
        entry: entry.id,
        errand,
        pause,
        revision,
        server: addressPrint(target.server.url),
      });
      const begun = begin(
        entry,
        { ...wish, revision },
        { target, pause, ...(isPlain(wish) && { keep }) },
      );
      activate(begun);
      return begun;
    },
    async run(entry, wish, known) {
      if (!(await trusted())) return undefined;
      const target = known ?? (await targetOf(entry, ports.secrets));
      if (target === undefined) return undefined;
      const begun = begin(entry, wish, { target, pause: 'never' });
      begun.flow.go('continue');
      return begun;
    },
    async resume(entry, kept, text) {
      if (!(await trusted())) return undefined;
      const target = await targetOf(entry, ports.secrets);
      if (target === undefined) return undefined;
      if (addressPrint(target.server.url) !== kept.server) return 'moved';
      const { errand, pause, revision } = kept;
      const begun = begin(
        entry,
        { errand, pause, revision },
        { target, pause, keep: keeper.goOn(), resume: text },
      );
      if (begun.flow.trace().status === 'ready') return 'unreadable';
      activate(begun);
      return begun;
    },
    dispose() {
      unfollow();
      active?.flow.stop();
    },
  };
}

/** What was given for one flow alone is nowhere to be found in the next window. */
function isPlain({ secrets, settings: own, chosen, label, headers }: FlowWish): boolean {
  return [secrets, own, chosen, label, headers].every((one) => one === undefined);
}
