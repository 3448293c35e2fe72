import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const clientDocumentsAsText = defineFault({
  name: 'client-documents-as-text',
  says: 'nobody can register, and that client documents are taken is said by a text (F5)',
  findings: ['malformed-metadata', 'no-registration-path'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      settings: { registration: false },
      authorization: {
        metadata: (document) => ({ ...document, client_id_metadata_document_supported: 'true' }),
      },
      run: { settings: { clientMetadataUrl: 'https://client.example/me.json' } },
    })),
});
