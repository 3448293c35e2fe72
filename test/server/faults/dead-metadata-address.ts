import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const deadMetadataAddress = defineFault({
  name: 'dead-metadata-address',
  says: 'the challenge names an address with nothing at it, and the document is at the well-known one (F11)',
  findings: ['metadata-not-where-named', 'no-discovery'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: { challenge: (field) => field.replace('oauth-protected-resource', 'oauth-resource') },
    })),
});
