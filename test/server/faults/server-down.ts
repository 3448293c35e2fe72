import { defineFault } from '../fault';
import { openPort } from '../open-port';

export const serverDown = defineFault({
  name: 'server-down',
  says: 'nothing listens at the address',
  findings: ['server-unreachable'],
  end: { stopsAt: 'first-request' },
  start: async () => {
    const port = await openPort(0);
    await port.close();
    return { url: `${port.origin}/mcp`, close: port.close };
  },
});
