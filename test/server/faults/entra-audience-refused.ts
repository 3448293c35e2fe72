import { defineFault } from '../fault';
import { startEntraPair } from './parts/entra-pair';

export const entraAudienceRefused = defineFault({
  name: 'entra-audience-refused',
  says: 'tokens name the client id of the API as Entra ID does, and the server wants its address (F24b)',
  findings: ['provider-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startEntraPair(() => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, aud: '6731de76-14a6-49ae-97bc-6eba6914391e' }),
      },
    })),
});
