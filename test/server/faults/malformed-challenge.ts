import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const malformedChallenge = defineFault({
  name: 'malformed-challenge',
  says: 'the challenge has no quotes around the address of the metadata (F10)',
  findings: ['malformed-challenge'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        challenge: (field) => field.replace(/resource_metadata="([^"]*)"/, 'resource_metadata=$1'),
      },
    })),
});
