import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const loginAddressNamesResource = defineFault({
  name: 'login-address-names-resource',
  says: 'the address of the login page has a resource parameter already (F40c)',
  findings: ['endpoint-has-parameters'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          authorization_endpoint: `${issuer}/auth?resource=${encodeURIComponent(issuer)}`,
        }),
      },
    })),
});
