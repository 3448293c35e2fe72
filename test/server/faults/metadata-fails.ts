import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataFails = defineFault({
  name: 'metadata-fails',
  says: 'the server answers 500 where its resource metadata should be',
  findings: ['no-discovery'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: { before: at('/.well-known/oauth-protected-resource/mcp', json(500, {})) },
    })),
});
