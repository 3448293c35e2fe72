import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const scopesInOneEntry = defineFault({
  name: 'scopes-in-one-entry',
  says: 'scopes_supported has two scopes in one entry',
  findings: ['scopes-badly-written'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          scopes_supported: ['notes:read notes:write'],
        }),
      },
    })),
});
