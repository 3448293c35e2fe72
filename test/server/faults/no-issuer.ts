import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noIssuer = defineFault({
  name: 'no-issuer',
  says: 'the metadata names no issuer',
  findings: ['issuer-mismatch'],
  end: { stopsAt: 'server-metadata' },
  start: () => startPair(() => ({ authorization: { metadata: ({ issuer: _, ...rest }) => rest } })),
});
