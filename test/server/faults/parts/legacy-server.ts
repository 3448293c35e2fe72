import type { IncomingMessage, ServerResponse } from 'node:http';
import { startAuthorizationServer } from '../../authorization-server';
import { bearerCheck } from '../../bearer';
import type { RunningFault } from '../../fault';
import { openPort } from '../../open-port';
import { scope } from './pair';
import { statelessMcp } from './stateless-server';

/** The default endpoints of 2025-03-26 and what stands behind them here. */
const endpoints: { readonly [path: string]: string } = {
  '/authorize': '/auth',
  '/register': '/reg',
};

/**
 * One server that is MCP server and authorization server in one, and publishes no metadata.
 * With `strict` it gives tokens only to who names the resource. RFC 8707.
 */
export async function startLegacyServer(
  strict: 'strict' | 'lenient' = 'lenient',
): Promise<RunningFault> {
  const port = await openPort(0);
  const url = `${port.origin}/mcp`;
  const check = bearerCheck({
    issuer: port.origin,
    jwksUri: `${port.origin}/jwks`,
    audience: url,
    scopes: [scope],
  });
  const mcp = statelessMcp(async (authorization) => {
    const result = await check(authorization);
    return 'allowed' in result
      ? { let: 'in', auth: result.allowed }
      : { let: 'out', status: result.refused.status };
  });
  const before = (request: IncomingMessage, response: ServerResponse): boolean => {
    const [path = '', query] = (request.url ?? '').split('?');
    if (path.startsWith('/.well-known/')) {
      response.writeHead(404).end();
      return true;
    }
    if (path === '/mcp') {
      mcp(request, response).catch(() => response.destroy());
      return true;
    }
    const behind = endpoints[path];
    if (behind !== undefined) request.url = query === undefined ? behind : `${behind}?${query}`;
    return false;
  };
  const { close } = await startAuthorizationServer({
    port,
    // One resource is meant by who names none, of two neither is.
    resources: [url, ...(strict === 'strict' ? [`${port.origin}/other`] : [])].map((uri) => ({
      uri,
      scopes: [scope],
    })),
    autoApprove: true,
    change: { before },
  });
  return { url, run: { revision: '2025-03-26' }, close };
}
