import { defineFault } from '../fault';
import { startEntraPair } from './parts/entra-pair';

const api = '6731de76-14a6-49ae-97bc-6eba6914391e';

export const entraAudienceAccepted = defineFault({
  name: 'entra-audience-accepted',
  says: 'tokens name the client id of the API as Entra ID does, and the server knows it by that name',
  findings: ['provider-audience'],
  end: { status: 'signed-in' },
  start: () =>
    startEntraPair(() => ({
      rules: { audience: api },
      authorization: { tokenClaims: (claims) => ({ ...claims, aud: api }) },
    })),
});
