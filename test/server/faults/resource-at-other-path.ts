import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const resourceAtOtherPath = defineFault({
  name: 'resource-at-other-path',
  says: 'resource is another path of the same origin (F17)',
  findings: ['resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ origin }) => ({
      server: { resourceMetadata: (document) => ({ ...document, resource: `${origin}/other` }) },
    })),
});
