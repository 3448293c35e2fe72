/** What a run is made of besides its state: each holds something, and none knows the steps. */

import { createAddressGuard } from './address-guard';
import { type Bookkeeping, createBookkeeping } from './bookkeeping';
import { type ClientMemory, createClientMemory } from './client-memory';
import { createCredentials } from './credentials';
import { isUsableEdit } from './edit';
import { createEffects, type Effects } from './effects';
import type { FlowOptions } from './engine';
import { createLogin, type Login } from './login';
import { createNextEdit, type NextEdit } from './next-edit';
import { createPauses, type Pauses } from './pauses';
import { createRecorder, type Recorder } from './recorder';
import type { LiveChoices } from './run-interface';
import { openVault, type SavedRun } from './saved-run';
import type { Vault } from './vault';
import { createWireGate } from './wire-gate';
import { createWireSession, type WireSession } from './wire-session';

export interface RunParts {
  readonly vault: Vault;
  readonly recorder: Recorder;
  readonly clients: ClientMemory;
  readonly login: Login;
  readonly books: Bookkeeping;
  readonly nextEdit: NextEdit;
  readonly pauses: Pauses;
  readonly wire: WireSession;
  readonly effects: Effects;
}

/** What the parts ask of the run and tell it. */
export interface RunHooks {
  /** A person has to act, or has done so. */
  moved(): void;
  stands(status: 'paused' | 'running'): void;
  isPaused(): boolean;
}

/** The parts of one run, with what an earlier window has kept of them. */
export function createRunParts(
  options: FlowOptions,
  live: LiveChoices,
  saved: SavedRun | undefined,
  { moved, stands, isPaused }: RunHooks,
): RunParts {
  const { ports, server, settings, limits, registrations: store } = options;
  const { now, random, log } = ports;
  const vault = openVault(options, saved?.vault, live.secrets);
  const guard = createAddressGuard({
    serverUrl: server.url,
    lookup: ports.lookup,
    allowed: () => live.overrides().includes('private-address'),
    given: [settings.identityProvider?.tokenEndpoint, settings.clientMetadataUrl],
  });
  const recorder = createRecorder(ports, live.changed, limits, guard, lastNumber(saved));
  const credentials = createCredentials({ vault, server, settings, now, random });
  const clients = createClientMemory({
    store,
    vault,
    serverUrl: server.url,
    log,
    ...(saved && { kept: saved.clients }),
  });
  const login = createLogin({ ports, vault, settings, guard, onChange: moved });
  const nextEdit = createNextEdit(vault);
  if (saved?.edit !== undefined && isUsableEdit(saved.edit)) nextEdit.put(saved.edit);
  const pauses = createPauses({ policy: live.policy, changed: stands });
  const wire = createWireSession({
    ports,
    recorder,
    credentials,
    server,
    openWire: options.openWire,
    limits,
    gate: createWireGate({ holdBefore: pauses.before, takeEdit: nextEdit.take }),
    paused: isPaused,
  });
  const books = createBookkeeping({ flow: options, vault, clients });
  const parts = { vault, recorder, clients, login, wire };
  const effects = createEffects({ flow: options, credentials, ...parts });
  return { ...parts, books, nextEdit, pauses, effects };
}

/** Exchanges are numbered through, in all windows. */
function lastNumber(saved: SavedRun | undefined): number {
  const numbers = (saved?.exchanges ?? []).map(({ exchange }) => Number(exchange.id.slice(1)));
  return numbers.reduce((most, one) => (one > most ? one : most), 0);
}
