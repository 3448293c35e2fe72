import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const tokenEndpointElsewhere = defineFault({
  name: 'token-endpoint-elsewhere',
  says: 'the token endpoint is on another host than the issuer',
  findings: ['endpoint-at-other-origin'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          token_endpoint: `${issuer.replace('127.0.0.1', 'localhost')}/token`,
        }),
      },
    })),
});
