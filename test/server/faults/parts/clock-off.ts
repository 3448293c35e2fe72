import type { AuthorizationServerChange } from '../../authorization-server';
import type { Before } from './answers';

/** An authorization server whose clock is this many seconds ahead: its answers and its tokens say so. */
export function clockOff(seconds: number): AuthorizationServerChange {
  return {
    before: dateOff(seconds),
    tokenClaims: (claims) => ({
      ...claims,
      iat: Number(claims['iat']) + seconds,
      exp: Number(claims['exp']) + seconds,
    }),
  };
}

/** Answers say by their `Date` that the clock is this many seconds ahead. */
export function dateOff(seconds: number): Before {
  return (_request, response) => {
    response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString());
    return false;
  };
}
