import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const serverExpectsOtherIssuer = defineFault({
  name: 'server-expects-other-issuer',
  says: 'the server is configured for another issuer than it names',
  findings: ['token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(({ issuer }) => ({
      rules: { issuer: 'https://old-issuer.example' },
      server: {
        resourceMetadata: (document) => ({ ...document, authorization_servers: [issuer] }),
      },
    })),
});
