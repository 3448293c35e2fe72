import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const privateLoginPage = defineFault({
  name: 'private-login-page',
  says: 'a public server has its login page at a loopback address',
  findings: ['private-address'],
  end: { stopsAt: 'browser-login' },
  start: () =>
    startPublicPair({
      serverMetadata: (document, issuer) => ({
        ...document,
        authorization_endpoint: `${issuer}/auth`,
      }),
    }),
});
