import type { AuthorizationServerChange } from '../../authorization-server';

/** An authorization server whose clock is this many seconds ahead: its answers and its tokens say so. */
export function clockOff(seconds: number): AuthorizationServerChange {
  return {
    clockAhead: seconds,
    tokenClaims: (claims) => ({
      ...claims,
      iat: Number(claims['iat']) + seconds,
      exp: Number(claims['exp']) + seconds,
    }),
  };
}
