import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataGuardedAtPath = defineFault({
  name: 'metadata-guarded-at-path',
  says: 'the well-known address with the path wants a token, and the one of the whole host does not (F13)',
  findings: ['metadata-after-bad-answer', 'challenge-names-no-metadata', 'metadata-only-at-root'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        challenge: () => 'Bearer',
        before: (request, response) => {
          const root = '/.well-known/oauth-protected-resource';
          if (request.url === `${root}/mcp`) {
            json(401, { error: 'unauthorized' })(response);
            return true;
          }
          if (request.url === root) request.url = `${root}/mcp`;
          return false;
        },
      },
    })),
});
