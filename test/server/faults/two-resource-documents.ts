import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const twoResourceDocuments = defineFault({
  name: 'two-resource-documents',
  says: 'the challenge names a document about another resource than the one at the well-known address (F11)',
  findings: ['metadata-differs', 'resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ origin, issuer }) => ({
      server: {
        challenge: (field) =>
          field.replace('/.well-known/oauth-protected-resource/mcp', '/described'),
        before: at('/described', json(200, { resource: origin, authorization_servers: [issuer] })),
      },
    })),
});
