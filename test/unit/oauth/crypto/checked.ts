/** Has a token checked the way a step does, and reads what came of it. */

import assert from 'node:assert/strict';
import type { Check, CheckId } from '../../../../src/model/check';
import { compute } from '../../../../src/oauth/crypto';
import type { CryptoOp } from '../../../../src/oauth/step';
import { createVault, type Vault } from '../../../../src/oauth/vault';
import { issuer, jwks, serverUrl } from '../world';

export const now = Date.now();
export const seconds = Math.floor(now / 1000);

export type Change = Partial<Extract<CryptoOp, { op: 'check-token' }>>;

export async function checksOf(
  token: string,
  change: Change = {},
  vault: Vault = createVault(),
): Promise<readonly Check[]> {
  vault.put(change.token ?? 'accessToken', token);
  const op = {
    op: 'check-token',
    token: 'accessToken',
    jwks,
    issuer,
    audience: serverUrl,
    ...change,
  } as const;
  const outcome = await compute(op, vault, () => new Uint8Array(), now);
  assert.equal(outcome.kind, 'checked-token');
  return outcome.checks;
}

/** `pass: what came`, by the id of the check. */
export function said(checks: readonly Check[]): { readonly [id in CheckId]?: string } {
  assert.equal(new Set(checks.map((check) => check.id)).size, checks.length, 'a check made twice');
  return Object.fromEntries(checks.map(({ id, verdict, actual }) => [id, `${verdict}: ${actual}`]));
}

export function verdicts(checks: readonly Check[]): {
  readonly [id in CheckId]?: Check['verdict'];
} {
  return Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));
}

export async function check(token: string, change?: Change): Promise<ReturnType<typeof said>> {
  return said(await checksOf(token, change));
}
