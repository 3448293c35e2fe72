/** What a step may know besides facts, put together anew for each call. */

import type { RunSettings } from '../model/run-settings';
import { overridesOf } from './check-stop';
import type { ClientMemory } from './client-memory';
import { askedBefore, type FlowState, memoryOf, planOf } from './flow-state';
import type { Profile } from './profile';
import type { Env } from './step';

export interface Surroundings {
  readonly profile: Profile;
  readonly server: Env['server'];
  readonly settings: RunSettings;
  readonly clients: ClientMemory;
  readonly live: { overrides(): readonly string[] };
  readonly now: () => number;
}

/** The environment of a step in this state. */
export function environmentOf(state: FlowState, around: Surroundings): Env {
  const { profile, server, settings, clients, live, now } = around;
  return {
    profile,
    server,
    settings: { ...settings, overrides: overridesOf(state, live.overrides()) },
    now: now(),
    registrations: clients.all(),
    freshRegistrations: clients.fresh(),
    openAtFirst: state.openAtFirst,
    plan: planOf(state),
    asked: askedBefore(state),
    ...memoryOf(state),
  };
}
