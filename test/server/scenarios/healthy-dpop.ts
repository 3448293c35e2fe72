import { type RunningPair, startPair } from '../faults/parts/pair';

/** Clients register and sign in as usual; tokens must be bound to a key, at both servers. RFC 9449. */
export function startHealthyDpop(): Promise<RunningPair> {
  return startPair(() => ({ settings: { dpop: 'on' }, rules: { dpop: { required: true } } }));
}
