import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const secondIssuerGone = defineFault({
  name: 'second-issuer-gone',
  says: 'of two authorization servers the second publishes no metadata',
  findings: ['other-server-without-metadata'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      resourceMetadata: (document) => ({
        ...document,
        authorization_servers: [
          ...(document['authorization_servers'] as readonly string[]),
          `${document['resource']}/gone`,
        ],
      }),
    }),
});
