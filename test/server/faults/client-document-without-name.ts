import { defineFault } from '../fault';
import { startHealthyCimd } from '../scenarios/healthy-cimd';

export const clientDocumentWithoutName = defineFault({
  name: 'client-document-without-name',
  says: 'the document at the client id has no client_name, and the authorization server does not mind',
  findings: ['client-document-faulty'],
  end: { status: 'signed-in' },
  start: () => startHealthyCimd({ edit: ({ client_name: _, ...rest }) => rest }),
});
