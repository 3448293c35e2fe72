import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const severalChallengeFields = defineFault({
  name: 'several-challenge-fields',
  says: 'the challenges come in two fields, Basic first (F10)',
  findings: ['bearer-after-others'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({ server: { challenge: (field) => ['Basic realm="notes"', field] } })),
});
