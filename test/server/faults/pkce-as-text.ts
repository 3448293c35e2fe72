import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const pkceAsText = defineFault({
  name: 'pkce-as-text',
  says: 'the methods of PKCE are a text and not a list (F23)',
  findings: ['pkce-not-advertised'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, code_challenge_methods_supported: 'S256' }),
      },
    })),
});
