import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const checkedByMetadataDocument = defineFault({
  name: 'checked-by-metadata-document',
  says: 'the authorization server reads client documents and registers nobody',
  findings: [],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      serverMetadata: ({ registration_endpoint: _none, ...document }) => ({
        ...document,
        client_id_metadata_document_supported: true,
      }),
    }),
});
