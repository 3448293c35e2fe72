import { startAuthorizationServer } from '../authorization-server';
import { type Difference, scope, startPair } from '../faults/parts/pair';
import { createRequestLog, type SeenRequest } from '../observe';
import { openPort } from '../open-port';
import { type Scenario, scenario } from './scenario';

export interface TwoIssuersScenario
  extends Scenario<{ readonly issuers: readonly [first: string, second: string] }> {
  /** Every request to the second authorization server. */
  readonly secondRequests: readonly SeenRequest[];
}

/**
 * Two authorization servers, which know nothing of each other; the MCP server names and takes both.
 * `first` is in what the first is different. RFC 9728 §7.6.
 */
export async function startHealthyTwoIssuers(
  first: NonNullable<Difference['settings']> = {},
): Promise<TwoIssuersScenario> {
  const port = await openPort(0);
  const second = { issuer: port.origin, jwksUri: `${port.origin}/jwks` };
  const pair = await startPair(() => ({ settings: first, rules: { alsoFrom: [second] } }));
  const { requests: secondRequests, observe } = createRequestLog();
  const other = await startAuthorizationServer({
    port,
    resources: [{ uri: pair.url, scopes: [scope] }],
    autoApprove: true,
    observe,
  });
  const issuers = [pair.issuer, other.issuer] as const;
  return { ...scenario(pair, { issuers }, [other]), secondRequests };
}
