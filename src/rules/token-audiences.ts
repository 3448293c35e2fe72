/** For whom an access token is, beside how its provider names APIs. */

import type { IdentityProvider } from '../idp/identity-provider';
import type { Trace } from '../model/trace';
import type { JsonObject } from '../model/wire';
import { failedCheck } from './failed-check';
import { providerAt, providerOf } from './provider';
import type { Verdict } from './rule';

/** The claims of the access token, when it can be read. */
export function accessTokenClaims({ facts }: Trace): JsonObject | undefined {
  const shape = facts.pasted ?? facts.tokens?.accessToken ?? facts.stored?.tokens.accessToken;
  return shape?.jwt?.claims;
}

/** Its provider: what `iss` tells, or else the addresses of the flow. */
export function tokenProvider(trace: Trace): IdentityProvider | undefined {
  const iss = accessTokenClaims(trace)?.['iss'];
  return (typeof iss === 'string' ? providerAt(iss) : undefined) ?? providerOf(trace);
}

/** The texts in `aud`. */
export function audiencesIn(claims: JsonObject): readonly string[] {
  const aud = claims['aud'];
  return (Array.isArray(aud) ? aud : [aud]).filter((one): one is string => typeof one === 'string');
}

/** The check of the audience, when it fails in whatever way. */
export function failedAudience(
  trace: Trace,
): Pick<Verdict, 'expected' | 'actual' | 'evidence'> | undefined {
  return failedCheck(trace, 'audience') ?? failedCheck(trace, 'audience', 'client-id');
}

/** The provider, where every audience is a name by which it knows an API: no fault in itself. */
export function providerOfOwnNames(trace: Trace): IdentityProvider | undefined {
  const provider = tokenProvider(trace);
  const { ownName } = provider?.audience ?? {};
  const audiences = audiencesIn(accessTokenClaims(trace) ?? {});
  return ownName !== undefined &&
    audiences.length > 0 &&
    audiences.every((one) => ownName.test(one))
    ? provider
    : undefined;
}
