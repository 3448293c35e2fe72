import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const scopesWithCommas = defineFault({
  name: 'scopes-with-commas',
  says: 'the authorization server lists scopes with commas in one entry',
  findings: ['scopes-badly-written'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, scopes_supported: ['notes:read,notes:write'] }),
      },
    })),
});
