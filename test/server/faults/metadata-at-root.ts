import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const metadataAtRoot = defineFault({
  name: 'metadata-at-root',
  says: 'the resource metadata is only at the well-known place of the whole host (F11)',
  findings: ['challenge-names-no-metadata', 'metadata-only-at-root'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        challenge: () => 'Bearer',
        before: (request) => {
          const root = '/.well-known/oauth-protected-resource';
          if (request.url === `${root}/mcp`) request.url = '/nowhere';
          else if (request.url === root) request.url = `${root}/mcp`;
          return false;
        },
      },
    })),
});
