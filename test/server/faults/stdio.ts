import { defineFault } from '../fault';

export const stdio = defineFault({
  name: 'stdio',
  says: 'the server is a child process, so there is nothing to ask over HTTP',
  findings: ['stdio-no-auth'],
  end: { status: 'not-needed' },
  start: async () => ({
    url: 'http://127.0.0.1/',
    run: { transport: 'stdio' },
    close: async () => {},
  }),
});
