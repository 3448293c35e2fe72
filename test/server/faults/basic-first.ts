import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const basicFirst = defineFault({
  name: 'basic-first',
  says: 'one field holds two challenges, Basic first, with a comma in its realm (F10)',
  findings: ['bearer-after-others'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({ server: { challenge: (field) => `Basic realm="notes, old", ${field}` } })),
});
