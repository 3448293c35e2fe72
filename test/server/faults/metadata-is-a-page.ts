import { defineFault } from '../fault';
import { at, htmlPage } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataIsAPage = defineFault({
  name: 'metadata-is-a-page',
  says: 'a web page stands where the resource metadata should be (F14)',
  findings: ['resource-metadata-unusable'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: { before: at('/.well-known/oauth-protected-resource/mcp', htmlPage) },
    })),
});
