import type { Before } from './faults/parts/answers';

/** Answers say by their `Date` that the clock is this many seconds ahead. */
export function dateOff(seconds: number): Before {
  return (_request, response) => {
    response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString());
    return false;
  };
}
