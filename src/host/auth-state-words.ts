/** What a finished flow, or a saved sign-in, says of the auth state of a server. */

import type { AuthState } from '../model/auth-state';
import type { StopCode } from '../model/stop';
import type { TokenSet } from '../model/tokens';
import type { JudgedTrace } from '../model/trace';

const down: readonly StopCode[] = ['server-unreachable', 'server-error', 'not-mcp'];
const passing: readonly StopCode[] = [
  'authorization-refused',
  'login-not-finished',
  'no-stored-token',
  'state-mismatch',
];

/** The state after a flow; `undefined` when it was called off and nothing new is known. */
export function authStateAfter(trace: JudgedTrace): AuthState | undefined {
  switch (trace.status) {
    case 'signed-in':
      return signedIn(trace.facts.tokens);
    case 'open':
      return { kind: 'open' };
    case 'not-needed':
      return { kind: 'not-needed' };
    case 'stopped': {
      const why = trace.findings[0]?.title ?? trace.stop?.says ?? '';
      const code = trace.stop?.code;
      if (code !== undefined && down.includes(code)) return { kind: 'down', why };
      if (code === 'refresh-refused') return { kind: 'refresh-failed' };
      if (code !== undefined && passing.includes(code)) return { kind: 'sign-in-needed' };
      return { kind: 'cannot', why };
    }
    case 'probed':
      return trace.facts.tokens && signedIn(trace.facts.tokens);
    case 'signed-out':
      return { kind: 'sign-in-needed' };
    case 'unregistered':
    case 'checked':
    case 'cancelled':
    case 'ready':
    case 'running':
    case 'paused':
      return undefined;
  }
}

/** The state that a token means, also before anybody has tried a saved one. */
export function signedIn(tokens: TokenSet | undefined): AuthState {
  const until = tokens?.expiresAt;
  return { kind: 'signed-in', ...(until !== undefined && { until }) };
}
