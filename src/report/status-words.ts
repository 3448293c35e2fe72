import type { JudgedTrace } from '../model/trace';

const words: { readonly [status in JudgedTrace['status']]: string } = {
  'signed-in': 'Signed in.',
  open: 'The server needs no sign-in.',
  'not-needed': 'No sign-in is in play.',
  'signed-out': 'Signed out.',
  unregistered: 'The registration is deleted.',
  checked: 'The token was checked.',
  probed: 'The server was probed.',
  stopped: 'Stopped.',
  cancelled: 'Cancelled.',
  ready: 'Not begun.',
  running: 'Still running.',
  paused: 'Paused.',
};

/** What a flow ended in, or where it stands, as a sentence. */
export function statusWords({ status, run }: JudgedTrace): string {
  return status === 'checked' && run.errand === 'check'
    ? 'Checked without signing in.'
    : words[status];
}
