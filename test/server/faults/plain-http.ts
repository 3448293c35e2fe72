import { defineFault } from '../fault';

export const plainHttp = defineFault({
  name: 'plain-http',
  says: 'the address is plain http on another host',
  findings: ['insecure-endpoint'],
  end: { stopsAt: 'first-request' },
  start: async () => ({ url: 'http://notes.example/mcp', close: async () => {} }),
});
