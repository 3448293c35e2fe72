import { decodeJwt } from 'jose';
import type { RunningFault } from '../../fault';
import { startCustomPair } from './custom-pair';
import { statelessMcp } from './stateless-server';

const little = ['notes:read'];
const all = ['notes:read', 'notes:write'];

/**
 * A server that lets a session open with little scope and wants more to list its tools. `names` are the
 * scopes in the challenge of that refusal.
 */
export function startStepUpPair(
  lists: 'when it is granted' | 'never',
  names: readonly string[] = all,
): Promise<RunningFault> {
  return startCustomPair({
    path: '/mcp',
    scopes: all,
    routes: ({ challenge }) => ({
      '/mcp': statelessMcp((authorization, method) => {
        const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
        if (token === undefined) {
          return { let: 'out', status: 401, challenge: challenge({ status: 401 }, little) };
        }
        const granted = String(decodeJwt(token)['scope']).split(' ');
        const enough = lists !== 'never' && granted.includes('notes:write');
        if (method !== 'tools/list' || enough) return { let: 'in' };
        const refusal = { status: 403, error: 'insufficient_scope' } as const;
        return { let: 'out', status: 403, challenge: challenge(refusal, names) };
      }),
    }),
  });
}
