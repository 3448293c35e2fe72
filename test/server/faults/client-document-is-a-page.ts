import { defineFault } from '../fault';
import { startHealthyCimd } from '../scenarios/healthy-cimd';
import { htmlPage } from './parts/answers';

export const clientDocumentIsAPage = defineFault({
  name: 'client-document-is-a-page',
  says: 'a web page stands at the client id (F6)',
  findings: ['client-document-faulty', 'login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () => startHealthyCimd({ answer: htmlPage }),
});
