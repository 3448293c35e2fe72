import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const resourceWithFragment = defineFault({
  name: 'resource-with-fragment',
  says: 'resource has a fragment',
  findings: ['resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ url }) => ({
      server: { resourceMetadata: (document) => ({ ...document, resource: `${url}#tools` }) },
    })),
});
