import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const issuerByHttp = defineFault({
  name: 'issuer-by-http',
  says: 'the metadata names its issuer by http (F20)',
  findings: ['issuer-mismatch'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPublicPair({
      serverMetadata: (document) => ({
        ...document,
        issuer: String(document['issuer']).replace('https:', 'http:'),
      }),
    }),
});
