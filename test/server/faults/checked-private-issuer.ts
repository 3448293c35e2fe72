import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const checkedPrivateIssuer = defineFault({
  name: 'checked-private-issuer',
  says: 'a public server that is checked names a private authorization server (F12)',
  findings: ['private-address', 'address-out-of-reach'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      resourceMetadata: (document) => ({
        ...document,
        authorization_servers: ['https://login.intranet.test'],
      }),
      hosts: { 'login.intranet.test': '10.0.0.5' },
    }),
});
