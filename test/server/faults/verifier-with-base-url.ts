import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const verifierWithBaseUrl = defineFault({
  name: 'verifier-with-base-url',
  says: 'a server that only verifies tokens names an address for metadata that it does not serve (F11)',
  findings: ['no-discovery'],
  end: { stopsAt: 'resource-metadata' },
  start: () => startPair(() => ({ server: { resourceMetadata: () => undefined } })),
});
