import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const clientDocumentsAsText = defineFault({
  name: 'client-documents-as-text',
  says: 'the metadata says by a text that client documents are taken (F5)',
  findings: ['malformed-metadata'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, client_id_metadata_document_supported: 'true' }),
      },
    })),
});
