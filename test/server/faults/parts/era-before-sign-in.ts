import type { JsonObject } from '../../../../src/model/wire';
import type { RunningFault } from '../../fault';
import { bodyOf } from '../../read-ahead';
import { json } from './answers';
import { startPair } from './pair';

/** UnsupportedProtocolVersionError. MCP 2026-07-28, Versioning. */
const unsupportedVersion = -32022;

/** A server of 2026-07-28 that answers the wrong wire with 400 before it looks for a token. */
export function startEraBeforeSignIn(): Promise<RunningFault> {
  return startPair(() => ({
    wire: 'modern',
    server: {
      before: (request, response) => {
        if (request.method !== 'POST' || request.url !== '/mcp') return false;
        if (request.headers['mcp-protocol-version'] === '2026-07-28') return false;
        const { id = null, params } = JSON.parse(bodyOf(request)) as JsonObject;
        const requested = (params as JsonObject | undefined)?.['protocolVersion'] ?? null;
        json(400, {
          jsonrpc: '2.0',
          id,
          error: {
            code: unsupportedVersion,
            message: 'Unsupported protocol version',
            data: { supported: ['2026-07-28'], requested },
          },
        })(response);
        return true;
      },
    },
  }));
}
