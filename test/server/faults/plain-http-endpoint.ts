import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const plainHttpEndpoint = defineFault({
  name: 'plain-http-endpoint',
  says: 'the token endpoint is plain http on another host',
  findings: ['insecure-endpoint'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, token_endpoint: 'http://login.example/token' }),
      },
    })),
});
