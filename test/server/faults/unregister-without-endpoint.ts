import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const unregisterWithoutEndpoint = defineFault({
  name: 'unregister-without-endpoint',
  says: 'a registration that cannot be deleted at the server is forgotten here',
  findings: [],
  end: { status: 'unregistered' },
  start: () => startPair(() => ({ run: { errands: ['sign-in', 'unregister'] } })),
});
