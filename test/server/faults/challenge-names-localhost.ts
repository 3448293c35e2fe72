import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const challengeNamesLocalhost = defineFault({
  name: 'challenge-names-localhost',
  says: 'the challenge of a public server names an address on this machine (F12)',
  findings: ['private-address'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPublicPair({
      challenge: (field) => field.replace(/https:[^/]*\/\/[^/]*/, 'http://localhost:8000'),
    }),
});
