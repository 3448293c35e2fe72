import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const healthy20250618 = defineFault({
  name: 'healthy-2025-06-18',
  says: 'nothing, and the client goes by the revision of 2025-06-18',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ run: { revision: '2025-06-18' } })),
});
