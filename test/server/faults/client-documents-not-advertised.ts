import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const clientDocumentsNotAdvertised = defineFault({
  name: 'client-documents-not-advertised',
  says: 'the authorization server registers nobody and does not say that it takes client documents (F5)',
  findings: ['no-registration-path'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      settings: { registration: false },
      run: { settings: { clientMetadataUrl: 'https://client.example/me.json' } },
    })),
});
