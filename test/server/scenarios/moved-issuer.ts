import { startAuthorizationServer } from '../authorization-server';
import { scope, startPair } from '../faults/parts/pair';
import { createRequestLog, type SeenRequest } from '../observe';
import { type Scenario, scenario } from './scenario';

export interface MovedIssuerScenario
  extends Scenario<{ readonly before: string; readonly after: string }> {
  /** Every request to the second authorization server. */
  readonly secondRequests: readonly SeenRequest[];
  /** From now on the metadata names the second server, and tokens of the first are refused. */
  move(): void;
}

/**
 * The MCP server goes over to another authorization server: when `move` is called, or, with
 * `'after-first-session'`, when its first session has ended. MCP 2026-07-28, Authorization Server Migration.
 */
export async function startMovedIssuer(
  when: 'when-told' | 'after-first-session' = 'when-told',
): Promise<MovedIssuerScenario> {
  let move = (): void => {};
  const pair = await startPair(() => ({
    server: {
      before: (request, response) => {
        if (when === 'after-first-session' && request.method === 'DELETE') {
          response.once('finish', () => move());
        }
        return false;
      },
    },
  }));
  const { requests: secondRequests, observe } = createRequestLog();
  const second = await startAuthorizationServer({
    resources: [{ uri: pair.url, scopes: [scope] }],
    autoApprove: true,
    observe,
  });
  const { issuer, jwksUri } = second;
  move = () => pair.server.useAuth({ kind: 'oauth', issuer, jwksUri, scopes: [scope] });
  const issuers = { before: pair.issuer, after: issuer };
  return { ...scenario(pair, issuers, [second]), secondRequests, move };
}
