import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const privateIssuer = defineFault({
  name: 'private-issuer',
  says: 'a public server names an authorization server whose name stands for a private address (F12)',
  findings: ['private-address'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPublicPair({
      resourceMetadata: (document) => ({
        ...document,
        authorization_servers: ['https://login.intranet.test'],
      }),
      hosts: { 'login.intranet.test': '10.0.0.5' },
    }),
});
