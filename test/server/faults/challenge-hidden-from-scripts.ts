import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const challengeHiddenFromScripts = defineFault({
  name: 'challenge-hidden-from-scripts',
  says: 'scripts of other origins may read the answers, and neither the challenge nor the session id (F57)',
  findings: ['challenge-not-exposed'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        before: (_request, response) => {
          response.setHeader('access-control-allow-origin', '*');
          return false;
        },
      },
    })),
});
