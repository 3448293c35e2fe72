/**
 * A run as one text, to go on with in another window. It holds secrets, so it goes into the secret
 * store and nowhere else. Exchanges go along as they were shown, without theirs.
 */

import type { StepId } from '../model/flow';
import type { TraceExchange, TraceStep } from '../model/trace';
import type { FlowOptions } from './engine';
import { type FlowState, withRecord } from './flow-state';
import { afterRewind, inSession } from './rewind';
import { secretsInHeader, secretsInQuery, secretsInSettings } from './secret-names';
import { createVault, type Vault, type VaultContent } from './vault';

/** An exchange of an earlier window. */
export interface ShownExchange {
  readonly step: StepId;
  readonly exchange: TraceExchange;
}

export interface SavedRun {
  readonly format: 'mcp-auth-run/1';
  readonly beganAt: number;
  readonly state: FlowState;
  readonly overrides: readonly string[];
  readonly vault: VaultContent;
  readonly exchanges: readonly ShownExchange[];
}

/** The text of a run, with its steps as they are shown. */
export function writeSavedRun(
  {
    steps,
    ...run
  }: Pick<SavedRun, 'beganAt' | 'state' | 'overrides'> & {
    readonly steps: readonly TraceStep[];
  },
  vault: Vault,
): string {
  const exchanges = steps.flatMap((step) =>
    step.exchanges.map((exchange) => ({ step: step.id, exchange })),
  );
  const format = 'mcp-auth-run/1';
  const saved: SavedRun = { format, ...run, exchanges, vault: vault.content() };
  return JSON.stringify(saved);
}

export interface OpenedRun extends Partial<Pick<SavedRun, 'beganAt' | 'state'>> {
  readonly vault: Vault;
  readonly exchanges: readonly ShownExchange[];
}

/** What a run begins with: all that an earlier window kept, or what the user gave. */
export function openSavedRun(
  options: Pick<FlowOptions, 'resume' | 'server' | 'secrets' | 'settings'>,
): OpenedRun {
  const saved = options.resume === undefined ? undefined : readSavedRun(options.resume);
  const vault = createVault(saved?.vault);
  const { server, secrets, settings } = options;
  for (const value of secretsInQuery(server.url)) vault.protect(value);
  for (const value of secretsInSettings(settings)) vault.protect(value);
  for (const [name, value] of Object.entries(server.headers)) {
    for (const secret of secretsInHeader(name, value)) vault.protect(secret);
  }
  for (const [name, value] of Object.entries(secrets)) {
    vault.put(name as keyof typeof secrets, value);
  }
  return { exchanges: [], ...saved, ...(saved && { state: reopened(saved.state) }), vault };
}

/**
 * A session ends with its window, so a run that stood in one goes on where it is opened. What was
 * under way, such as an open login, is asked for anew and does not count twice.
 */
function reopened(state: FlowState): FlowState {
  const record = state.records[state.position];
  if (record === undefined || state.stop !== undefined) return state;
  if (inSession.has(record.id)) return afterRewind(state, record.id) ?? state;
  return withRecord(state, { calls: record.outcomes.length });
}

/** The run of a text; `undefined` when it is none, such as one of another version. */
export function readSavedRun(text: string): SavedRun | undefined {
  try {
    const value = JSON.parse(text) as SavedRun;
    return value.format === 'mcp-auth-run/1' ? value : undefined;
  } catch {
    return undefined;
  }
}
