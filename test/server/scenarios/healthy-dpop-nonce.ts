import { type RunningPair, startPair } from '../faults/parts/pair';

/**
 * Tokens must be bound to a key, and both servers want nonces of their own in proofs. The MCP server
 * changes its nonce after three proofs and says the next one in the answer to the third. RFC 9449 §8, §9.
 */
export function startHealthyDpopNonce(nonceUses = 3): Promise<RunningPair> {
  return startPair(() => ({
    settings: { dpop: 'nonce' },
    rules: { dpop: { required: true, nonceUses } },
  }));
}
