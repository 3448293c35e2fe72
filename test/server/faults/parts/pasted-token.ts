import type { RunningFault } from '../../fault';
import { registerTestClient, signIn } from '../../test-client';
import { type Addresses, type Difference, scope, startPair } from './pair';

/** A pair of servers, and a run that has a token of theirs checked which somebody else signed in for. */
export async function startPastedToken(
  differ: (at: Addresses) => Difference = () => ({}),
): Promise<RunningFault> {
  const pair = await startPair(differ);
  const client = await registerTestClient(pair.issuer);
  const { tokens } = await signIn(client, { resource: pair.url, scope });
  const pastedToken = String(tokens.body['access_token']);
  return { ...pair, run: { errands: ['check-token'], secrets: { pastedToken } } };
}
