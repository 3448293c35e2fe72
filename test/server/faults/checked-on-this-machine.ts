import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const checkedOnThisMachine = defineFault({
  name: 'checked-on-this-machine',
  says: 'a server on this machine is checked; nothing of it is for browsers',
  findings: [
    'server-not-public',
    'browser-refused',
    'browser-metadata-refused',
    'browser-endpoint-refused',
  ],
  end: { status: 'checked' },
  start: () => startPair(() => ({ run: { errands: ['check'] } })),
});
