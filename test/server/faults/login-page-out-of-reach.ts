import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const loginPageOutOfReach = defineFault({
  name: 'login-page-out-of-reach',
  says: 'a public server has its login page at a private address (F12)',
  findings: ['address-out-of-reach', 'endpoint-at-other-origin'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      serverMetadata: (document) => ({
        ...document,
        authorization_endpoint: 'https://login.intranet.test/auth',
      }),
      hosts: { 'login.intranet.test': '10.0.0.5' },
    }),
});
