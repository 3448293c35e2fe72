import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const audienceIsClient = defineFault({
  name: 'audience-is-client',
  says: 'tokens name the client as their audience (F40)',
  findings: ['token-audience-is-client-id', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, aud: claims['client_id'] ?? null }) },
    })),
});
