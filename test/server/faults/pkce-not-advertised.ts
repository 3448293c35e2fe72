import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const pkceNotAdvertised = defineFault({
  name: 'pkce-not-advertised',
  says: 'the metadata does not mention PKCE (F23)',
  findings: ['pkce-not-advertised'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: { metadata: ({ code_challenge_methods_supported: _, ...rest }) => rest },
    })),
});
