import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const secondIssuerWithoutScheme = defineFault({
  name: 'second-issuer-without-scheme',
  says: 'the second of two authorization servers is a host name and no address',
  findings: ['issuer-malformed'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ issuer }) => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          authorization_servers: [issuer, 'login.example'],
        }),
      },
    })),
});
