import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const metadataWithoutResource = defineFault({
  name: 'metadata-without-resource',
  says: 'the resource metadata does not say what it is about (F18c)',
  findings: ['resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({ server: { resourceMetadata: ({ resource: _, ...rest }) => rest } })),
});
