import { defineFault } from '../fault';
import { startHealthyCimd } from '../scenarios/healthy-cimd';

export const clientDocumentWithoutRedirect = defineFault({
  name: 'client-document-without-redirect',
  says: 'the document at the client id does not list the redirect address (F6)',
  findings: ['client-document-faulty', 'login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () =>
    startHealthyCimd({
      edit: (document) => ({ ...document, redirect_uris: ['https://elsewhere.example/callback'] }),
    }),
});
