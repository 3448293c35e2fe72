import { defineFault } from '../fault';
import { startMcpServer } from '../mcp-server';

export const probedOpen = defineFault({
  name: 'probed-open',
  says: 'nothing: the server asks nobody for a token, so that there is none to refuse',
  findings: [],
  end: { status: 'open' },
  async start() {
    const server = await startMcpServer({ name: 'notes', auth: 'none' });
    return { ...server, run: { errands: ['probe'] } };
  },
});
