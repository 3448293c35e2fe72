import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const issuerMismatch = defineFault({
  name: 'issuer-mismatch',
  says: 'the metadata names another issuer (F20)',
  findings: ['issuer-mismatch'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: { metadata: (document) => ({ ...document, issuer: `${issuer}/tenant` }) },
    })),
});
