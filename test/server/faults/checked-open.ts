import { defineFault } from '../fault';
import { startMcpServer } from '../mcp-server';

export const checkedOpen = defineFault({
  name: 'checked-open',
  says: 'a server that asks for no sign-in is checked',
  findings: ['server-not-public', 'browser-refused'],
  end: { status: 'open' },
  start: async () => ({
    ...(await startMcpServer({ name: 'notes', auth: 'none' })),
    run: { errands: ['check'] },
  }),
});
