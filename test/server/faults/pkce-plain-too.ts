import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const pkcePlainToo = defineFault({
  name: 'pkce-plain-too',
  says: 'the metadata offers PKCE with plain besides S256 (F23b)',
  findings: ['pkce-plain-offered'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          code_challenge_methods_supported: ['plain', 'S256'],
        }),
      },
    })),
});
