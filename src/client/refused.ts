/** A refusal of the server as an error that passes through an SDK, and comes out of it again. */

import type { Refused } from '../model/live-session';
import { parseChallenges } from '../oauth/challenge';
import type { WireFetch } from '../oauth/wire-fetch';

// The bundle that throws it is not the one that the SDK is in.
const member = Symbol.for('mcp-auth-inspector.refused');

/** The same `fetch`, which fails with the refusal where the answer to a POST is 401 or 403. */
export function failingOnRefusal(fetch: WireFetch): WireFetch {
  return async (target, init) => {
    const response = await fetch(target, init);
    const { status } = response;
    if (init?.method !== 'POST' || (status !== 401 && status !== 403)) return response;
    void response.body?.cancel().catch(() => {});
    const refused = refusalOf(status, response.headers.get('www-authenticate'));
    throw Object.assign(new Error(`The server answered ${status}.`), { [member]: refused });
  };
}

function refusalOf(status: 401 | 403, field: string | null): Refused {
  const { challenges } = parseChallenges(field === null ? [] : [field]);
  const parameters = challenges.map((one) => one.parameters);
  const { error, scope } =
    parameters.find((one) => one['error'] === 'insufficient_scope') ?? parameters[0] ?? {};
  return {
    kind: 'refused',
    status,
    ...(error !== undefined && { error }),
    ...(scope !== undefined && { scope }),
  };
}

/** The refusal that an error of an SDK stands for, itself or as its cause. */
export function refusedIn(error: unknown): Refused | undefined {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; depth += 1) {
    if (member in one) return one[member] as Refused;
    one = one.cause;
  }
  return undefined;
}
