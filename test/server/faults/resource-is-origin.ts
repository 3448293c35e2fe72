import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const resourceIsOrigin = defineFault({
  name: 'resource-is-origin',
  says: 'resource is the origin of the address, without its path (F17)',
  findings: ['resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ origin }) => ({
      server: { resourceMetadata: (document) => ({ ...document, resource: origin }) },
    })),
});
