import { defineFault } from '../fault';
import { startHealthyCimd } from '../scenarios/healthy-cimd';

export const clientDocumentOfAnother = defineFault({
  name: 'client-document-of-another',
  says: 'the document at the client id names another client id (F6)',
  findings: ['client-document-faulty', 'login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () =>
    startHealthyCimd({
      edit: (document) => ({ ...document, client_id: 'https://elsewhere.example/client.json' }),
    }),
});
