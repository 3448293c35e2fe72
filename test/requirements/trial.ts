/** A flow by one revision in the world of memory, and what it asked of whom. */

import type { FlowRequest } from '../../src/core';
import type { Ports } from '../../src/model/ports';
import { type Revision, revisions } from '../../src/model/revision';
import type { GivenSecrets } from '../../src/model/run-settings';
import type { JudgedTrace } from '../../src/model/trace';
import {
  createWorld,
  type Endpoint,
  type Seen,
  serverUrl,
  type World,
  type WorldOptions,
} from '../unit/oauth/world';

export interface Wish extends Pick<WorldOptions, 'change' | 'browser'> {
  readonly errand?: FlowRequest['errand'];
  readonly settings?: Partial<FlowRequest['settings']>;
  readonly secrets?: GivenSecrets;
  readonly url?: string;
  readonly ports?: Partial<Ports>;
}

export interface Trial {
  readonly trace: JudgedTrace;
  readonly world: World;
  /** What this flow asked for, in order. */
  readonly requests: readonly Seen[];
  to(endpoint: Endpoint): readonly Seen[];
  /** The parameters of every authorization request, in order. */
  readonly logins: readonly URLSearchParams[];
  /** The fields of every token request, in order. */
  readonly tokenRequests: readonly URLSearchParams[];
}

/** The revisions from one on. */
export function since(first: Revision): readonly Revision[] {
  return revisions.filter((one) => one >= first);
}

/** The revisions before one. */
export function before(first: Revision): readonly Revision[] {
  return revisions.filter((one) => one < first);
}

/** A sign-in that never pauses, in a world of its own. */
export function signIn(revision: Revision, wish: Wish = {}): Promise<Trial> {
  const { change, browser } = wish;
  const world = createWorld({ ...(change && { change }), ...(browser && { browser }) });
  return signInAgain(world, revision, wish);
}

/** Another flow in the same world, with what was saved before. */
export async function signInAgain(
  world: World,
  revision: Revision,
  { errand = 'sign-in', settings, secrets, url = serverUrl, ports }: Omit<Wish, 'change'> = {},
): Promise<Trial> {
  const [asked, opened] = [world.requests.length, world.pages.length];
  const flow = world.flow({
    errand,
    revision,
    server: { name: 'notes', url, transport: 'http', headers: {} },
    settings: { overrides: [], loginTimeout: 5, ...settings },
    ports: { ...world.ports, ...ports },
    ...(secrets && { secrets }),
  });
  flow.go('continue');
  const trace = await flow.ended();
  const requests = world.requests.slice(asked);
  const to = (endpoint: Endpoint) => requests.filter((seen) => seen.endpoint === endpoint);
  return {
    trace,
    world,
    requests,
    to,
    logins: world.pages.slice(opened).map((page) => new URL(page).searchParams),
    tokenRequests: requests
      .filter(({ url: to, method }) => method === 'POST' && to.endsWith('/token'))
      .map(({ body }) => new URLSearchParams(body)),
  };
}

/** What the flow noted at a step. */
export function noteOf({ trace }: Pick<Trial, 'trace'>, id: string): string | undefined {
  return trace.steps.find((step) => step.id === id)?.note;
}
