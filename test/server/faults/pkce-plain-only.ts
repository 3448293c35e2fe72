import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const pkcePlainOnly = defineFault({
  name: 'pkce-plain-only',
  says: 'the metadata offers PKCE with plain alone (F23b)',
  findings: ['pkce-not-advertised'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, code_challenge_methods_supported: ['plain'] }),
      },
    })),
});
