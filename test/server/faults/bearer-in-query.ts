import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const bearerInQuery = defineFault({
  name: 'bearer-in-query',
  says: 'bearer_methods_supported also has the query',
  findings: ['bearer-methods'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          bearer_methods_supported: ['header', 'query'],
        }),
      },
    })),
});
