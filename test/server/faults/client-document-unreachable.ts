import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startPair } from './parts/pair';

export const clientDocumentUnreachable = defineFault({
  name: 'client-document-unreachable',
  says: 'nothing listens where the document of the client should be (F6)',
  findings: ['client-document-faulty', 'login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: async () => {
    const closed = await openPort(0);
    await closed.close();
    return startPair(() => ({
      settings: { registration: false, fetchClientDocument: (url) => fetch(url) },
      run: {
        settings: { clientMetadataUrl: `https://127.0.0.1:${closed.port}/client.json` },
      },
    }));
  },
});
