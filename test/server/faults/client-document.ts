import { defineFault } from '../fault';
import { startHealthyCimd } from '../scenarios/healthy-cimd';

export const clientDocument = defineFault({
  name: 'client-document',
  says: 'the client is known by the address of its document',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startHealthyCimd(),
});
