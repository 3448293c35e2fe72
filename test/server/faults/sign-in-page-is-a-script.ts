import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const signInPageIsAScript = defineFault({
  name: 'sign-in-page-is-a-script',
  says: 'the authorization endpoint is a script and not an address',
  findings: ['server-metadata-unusable'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, authorization_endpoint: 'javascript:alert(1)' }),
      },
    })),
});
