import { defineFault } from '../fault';
import { startMcpServer } from '../mcp-server';

export const openServer = defineFault({
  name: 'open-server',
  says: 'the server asks for no sign-in',
  findings: [],
  end: { status: 'open' },
  start: () => startMcpServer({ name: 'notes', auth: 'none' }),
});
