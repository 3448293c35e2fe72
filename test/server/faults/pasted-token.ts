import { defineFault } from '../fault';
import { startPastedToken } from './parts/pasted-token';

export const pastedToken = defineFault({
  name: 'pasted-token',
  says: 'the user has a good token checked',
  findings: [],
  end: { status: 'checked' },
  start: () => startPastedToken(),
});
