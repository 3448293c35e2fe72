/** The checks of a JWT access token that can be made from outside. RFC 9068 §4. */

import type { Outcome } from '../../model/flow';
import { checkBinding } from '../checks/binding';
import { checkAudience, checkIssuer } from '../checks/issuer-and-audience';
import { checkKind, checkType } from '../checks/kind';
import { checkRequiredScope, checkScope, scopeOf } from '../checks/scope';
import { checkTimes } from '../checks/times';
import { textMember } from '../metadata';
import type { CryptoOp } from '../step';
import { shapeOf, type Vault } from '../vault';
import { checkSignature } from './check-signature';
import { dpopThumbprint } from './dpop';

/**
 * Every check of the token that the vault holds under the op's name; none when it is no JWT.
 * `now` is in milliseconds since the epoch.
 */
export async function checkToken(
  op: Extract<CryptoOp, { op: 'check-token' }>,
  vault: Pick<Vault, 'get'>,
  now: number,
): Promise<Outcome> {
  const token = vault.get(op.token) ?? '';
  const { jwt } = shapeOf(token);
  if (jwt === undefined) return { kind: 'checked-token', checks: [] };
  const { header, claims } = jwt;
  const inToken = scopeOf(claims);
  const keyId = textMember(header, 'kid');
  // Of a token from elsewhere nobody knows what was asked for; of the flow's own it is known.
  const knowsAsked = op.token === 'accessToken' || op.scopeAsked !== undefined;
  return {
    kind: 'checked-token',
    checks: [
      ...(await checkSignature({ token, header, jwks: op.jwks, jwksUri: op.jwksUri })),
      checkType(header),
      checkKind(header, claims, {
        clientId: op.clientId,
        audience: op.audience,
        sameAsIdToken: claimsPart(token) === claimsPart(vault.get('idToken') ?? ''),
      }),
      checkIssuer(claims, op.issuer, 'token'),
      checkAudience(claims, op, 'token'),
      ...checkTimes(claims, now, 'token'),
      ...(knowsAsked ? [checkScope(op.scopeAsked, op.scopeGranted ?? inToken)] : []),
      // What the server reads is the claim, whatever the token answer said.
      ...checkRequiredScope(op.scopeRequired, inToken ?? op.scopeGranted),
      ...checkBinding(claims, { dpop: op.dpop, thumbprint: await thumbprintIn(vault) }, 'token'),
    ],
    ...(keyId !== undefined && { keyId }),
  };
}

/** The claims as they were signed, which no two tokens have in common. */
function claimsPart(token: string): string | undefined {
  return token.split('.', 3)[1];
}

async function thumbprintIn(vault: Pick<Vault, 'get'>): Promise<string | undefined> {
  const key = vault.get('dpopKey');
  return key === undefined ? undefined : dpopThumbprint(key);
}
