/** A refusal of the server as an error that passes through an SDK, and comes out of it again. */

import type { Refused, SessionLost } from '../model/live-session';
import { parseChallenges } from '../oauth/challenge';
import type { WireFetch } from '../oauth/wire-fetch';

export type Refusal = Refused | SessionLost;

// The bundle that throws it is not the one that the SDK is in.
const member = Symbol.for('mcp-auth-inspector.refused');

/** The same `fetch`, which fails with the refusal where the answer to a POST is one, or tells of a lost session. */
export function failingOnRefusal(fetch: WireFetch): WireFetch {
  return async (target, init) => {
    const response = await fetch(target, init);
    if (init?.method !== 'POST') return response;
    const refused = refusalIn(response, new Headers(init.headers).has('mcp-session-id'));
    if (refused === undefined) return response;
    void response.body?.cancel().catch(() => {});
    throw Object.assign(new Error(`The server answered ${response.status}.`), {
      [member]: refused,
    });
  };
}

/** A session that the server does not know is answered with 404. MCP 2025-11-25, Transports, Session Management. */
function refusalIn({ status, headers }: Response, inSession: boolean): Refusal | undefined {
  if (status === 401 || status === 403) return refusalOf(status, headers.get('www-authenticate'));
  return status === 404 && inSession ? { kind: 'session-lost' } : undefined;
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
export function refusedIn(error: unknown): Refusal | undefined {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; depth += 1) {
    if (member in one) return one[member] as Refusal;
    one = one.cause;
  }
  return undefined;
}
