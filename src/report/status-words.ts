import type { TraceStatus } from '../model/trace';

/** What a flow ended in, or where it stands, as a sentence. */
export const statusWords: { readonly [status in TraceStatus]: string } = {
  'signed-in': 'Signed in.',
  open: 'The server needs no sign-in.',
  'not-needed': 'No sign-in is in play.',
  'signed-out': 'Signed out.',
  unregistered: 'The registration is deleted.',
  checked: 'The token was checked.',
  stopped: 'Stopped.',
  cancelled: 'Cancelled.',
  ready: 'Not begun.',
  running: 'Still running.',
  paused: 'Paused.',
};
