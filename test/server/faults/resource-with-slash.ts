import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const resourceWithSlash = defineFault({
  name: 'resource-with-slash',
  says: 'resource ends in a slash that the address does not have (F16)',
  findings: ['resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ url }) => ({
      server: { resourceMetadata: (document) => ({ ...document, resource: `${url}/` }) },
    })),
});
