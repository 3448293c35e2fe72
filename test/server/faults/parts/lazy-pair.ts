import { bearerCheck } from '../../bearer';
import type { RunningFault } from '../../fault';
import { startCustomPair } from './custom-pair';
import { scope } from './pair';
import { statelessMcp } from './stateless-server';

/** A server that opens a session for everybody and wants a token once there is something to see. */
export function startLazyPair(): Promise<RunningFault> {
  return startCustomPair({
    path: '/mcp',
    scopes: [scope],
    routes({ issuer, url, challenge }) {
      const jwksUri = `${issuer}/jwks`;
      const check = bearerCheck({ issuer, jwksUri, audience: url, scopes: [scope] });
      return {
        '/mcp': statelessMcp(async (authorization, method) => {
          if (method !== 'tools/list') return { let: 'in' };
          const result = await check(authorization);
          if ('allowed' in result) return { let: 'in', auth: result.allowed };
          const { status } = result.refused;
          return { let: 'out', status, challenge: challenge(result.refused, [scope]) };
        }),
      };
    },
  });
}
