import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const bearerMethodOfScheme = defineFault({
  name: 'bearer-method-of-scheme',
  says: 'bearer_methods_supported holds the name of the scheme',
  findings: ['bearer-methods'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        resourceMetadata: (document) => ({ ...document, bearer_methods_supported: ['Bearer'] }),
      },
    })),
});
