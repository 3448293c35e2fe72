import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const wrongPath = defineFault({
  name: 'wrong-path',
  says: 'the server is at another path',
  findings: ['not-mcp'],
  end: { stopsAt: 'first-request' },
  start: async () => {
    const { url, close } = await startPair();
    return { url: new URL('/sse', url).href, close };
  },
});
