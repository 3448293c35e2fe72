import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataIsAList = defineFault({
  name: 'metadata-is-a-list',
  says: 'the resource metadata is a list and not an object',
  findings: ['resource-metadata-unusable'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: {
        before: at(
          '/.well-known/oauth-protected-resource/mcp',
          json(200, ['https://issuer.example']),
        ),
      },
    })),
});
