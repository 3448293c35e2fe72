import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const tokenEndpointNotForBrowsers = defineFault({
  name: 'token-endpoint-not-for-browsers',
  says: 'pages may read all metadata and not use the token endpoint (F57)',
  findings: ['browser-endpoint-refused'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ issuerCors: { notAt: ['/token', '/reg'] } }),
});
