import { serveClientDocument } from '../client-document';
import { defineFault } from '../fault';
import { scenario } from '../scenarios/scenario';
import { startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const clientDocumentRefused = defineFault({
  name: 'client-document-refused',
  says: 'the authorization server reads the document of the client and refuses the client (F6)',
  findings: ['client-document-refused', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: async () => {
    const served = await serveClientDocument();
    const pair = await startPair(() => ({
      settings: { registration: false, fetchClientDocument: (url) => fetch(url) },
      authorization: { callback: (url) => withoutCode(url, { error: 'invalid_client' }) },
      run: { settings: { clientMetadataUrl: served.url } },
    }));
    return scenario(pair, {}, [served]);
  },
});
