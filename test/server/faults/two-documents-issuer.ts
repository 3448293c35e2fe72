import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const twoDocumentsIssuer = defineFault({
  name: 'two-documents-issuer',
  says: 'of two metadata documents the one that clients read first names another issuer (F20)',
  findings: ['metadata-differs', 'issuer-mismatch'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editAnswer('/.well-known/oauth-authorization-server', (document) => ({
          ...document,
          issuer: `${String(document['issuer'])}/`,
        })),
      },
    })),
});
