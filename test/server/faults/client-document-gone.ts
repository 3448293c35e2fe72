import { defineFault } from '../fault';
import { startHealthyCimd } from '../scenarios/healthy-cimd';
import { json } from './parts/answers';

export const clientDocumentGone = defineFault({
  name: 'client-document-gone',
  says: 'nothing stands at the client id (F6)',
  findings: ['client-document-faulty', 'login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () => startHealthyCimd({ answer: json(404, {}) }),
});
