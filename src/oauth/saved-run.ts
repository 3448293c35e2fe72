/**
 * A run as one text, to go on with in another window. It holds secrets, so it goes into the secret
 * store and nowhere else. Exchanges go along as they were shown, without theirs.
 */

import type { StepId } from '../model/flow';
import type { TraceExchange, TraceStep } from '../model/trace';
import type { ClientMemoryContent } from './client-memory';
import type { RequestEdit } from './edit';
import type { FlowOptions } from './engine';
import type { FlowState } from './flow-state';
import { stepById } from './profiles/step-by-id';
import { afterReload } from './rewind';
import { secretsInHeader, secretsInQuery, secretsInSettings } from './secret-names';
import { createVault, type Vault, type VaultContent } from './vault';

/** An exchange of an earlier window. */
export interface ShownExchange {
  readonly step: StepId;
  readonly exchange: TraceExchange;
}

export interface SavedRun {
  readonly format: 'mcp-auth-run/1';
  /** Which run it is; its secrets are for no other. */
  readonly of: string;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
  readonly state: FlowState;
  readonly overrides: readonly string[];
  readonly vault: VaultContent;
  readonly clients: ClientMemoryContent;
  readonly exchanges: readonly ShownExchange[];
  /** What the user has changed in the request that goes out next. */
  readonly edit?: RequestEdit;
}

type RunOptions = Pick<FlowOptions, 'errand' | 'profile' | 'server'>;

/** The text of a run, with its steps as they are shown. The session ends with the window, and is left out. */
export function writeSavedRun(
  run: Pick<SavedRun, 'beganAt' | 'state' | 'overrides' | 'vault' | 'clients' | 'edit'>,
  steps: readonly TraceStep[],
  options: RunOptions,
): string {
  const exchanges = steps.flatMap((step) =>
    step.exchanges.map((exchange) => ({ step: step.id, exchange })),
  );
  const saved: SavedRun = {
    format: 'mcp-auth-run/1',
    of: nameOf(options),
    ...run,
    state: afterReload(run.state),
    exchanges,
  };
  return JSON.stringify(saved);
}

/** The run of a text; `undefined` when it is none, is of another version, or another run's. */
export function readSavedRun(text: string, options: RunOptions): SavedRun | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isSavedRun(value) && value.of === nameOf(options) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The vault that a run begins with: all that an earlier window kept, and what the user gave. `known`:
 * the values that all runs of a flow protect.
 */
export function openVault(
  { server, secrets, settings }: Pick<FlowOptions, 'server' | 'secrets' | 'settings'>,
  kept: VaultContent | undefined,
  known: Set<string>,
): Vault {
  const vault = createVault(kept, known);
  for (const value of secretsInQuery(server.url)) vault.protect(value);
  for (const value of secretsInSettings(settings)) vault.protect(value);
  for (const [name, value] of Object.entries(server.headers)) {
    for (const secret of secretsInHeader(name, value)) vault.protect(secret);
  }
  for (const [name, value] of Object.entries(secrets)) {
    vault.put(name as keyof typeof secrets, value);
  }
  return vault;
}

function nameOf({ errand, profile, server }: RunOptions): string {
  return JSON.stringify([errand, profile.revision, server.transport, server.url]);
}

/** Looks at the frame alone: what is in the facts was written by this program or by nobody. */
function isSavedRun(value: unknown): value is SavedRun {
  if (!isMembers(value) || value['format'] !== 'mcp-auth-run/1') return false;
  const { state, overrides, vault, clients, exchanges, beganAt, edit } = value;
  return (
    typeof beganAt === 'number' &&
    isState(state) &&
    isListOf(overrides, isText) &&
    isMembers(vault) &&
    isMembers(vault['held']) &&
    Object.values(vault['held']).every(isText) &&
    isListOf(vault['known'], isText) &&
    isMembers(clients) &&
    isListOf(clients['held'], isMembers) &&
    isListOf(clients['fresh'], isText) &&
    isListOf(clients['loaded'], isText) &&
    isListOf(clients['before'], isMembers) &&
    isListOf(clients['freshBefore'], isText) &&
    isListOf(exchanges, isShown) &&
    (edit === undefined || isMembers(edit))
  );
}

function isState(value: unknown): boolean {
  if (!isMembers(value)) return false;
  const { position, records, rounds, openAtFirst, stop } = value;
  return (
    isListOf(records, isRecord) &&
    typeof position === 'number' &&
    records[position] !== undefined &&
    isMembers(rounds) &&
    typeof openAtFirst === 'boolean' &&
    stop === undefined
  );
}

function isRecord(value: unknown): boolean {
  return (
    isMembers(value) &&
    isStepId(value['id']) &&
    isText(value['state']) &&
    isListOf(value['outcomes'], isMembers) &&
    isMembers(value['gave']) &&
    isText(value['note']) &&
    isListOf(value['askedAt'], (one) => typeof one === 'number') &&
    typeof value['calls'] === 'number'
  );
}

function isShown(value: unknown): boolean {
  if (!isMembers(value) || !isStepId(value['step'])) return false;
  const { exchange } = value;
  if (!isMembers(exchange) || !isText(exchange['id'])) return false;
  const { request, response, timing } = exchange;
  return (
    isMembers(request) &&
    isText(request['method']) &&
    isText(request['url']) &&
    isListOf(request['headers'], isField) &&
    (response === undefined || (isMembers(response) && isListOf(response['headers'], isField))) &&
    isMembers(timing)
  );
}

function isField(value: unknown): boolean {
  return isListOf(value, isText) && value.length === 2;
}

type Members = { readonly [name: string]: unknown };

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isStepId(value: unknown): boolean {
  return isText(value) && Object.hasOwn(stepById, value);
}
