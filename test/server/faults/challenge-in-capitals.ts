import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const challengeInCapitals = defineFault({
  name: 'challenge-in-capitals',
  says: 'scheme and parameters of the challenge are written in capitals (F10)',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        challenge: (field) =>
          field.replace('Bearer', 'BEARER').replace(/[a-z_]+=/g, (name) => name.toUpperCase()),
      },
    })),
});
