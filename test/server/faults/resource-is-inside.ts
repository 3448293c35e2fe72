import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const resourceIsInside = defineFault({
  name: 'resource-is-inside',
  says: 'resource is the address that the server listens at behind its proxy (F12)',
  findings: ['inner-address', 'resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPublicPair({
      resourceMetadata: (document) => ({ ...document, resource: 'http://localhost:8000/mcp' }),
    }),
});
