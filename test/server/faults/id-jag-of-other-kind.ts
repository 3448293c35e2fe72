import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const idJagOfOtherKind = defineFault({
  name: 'id-jag-of-other-kind',
  says: 'the identity provider gives out an access token and no identity assertion',
  findings: ['assertion-refused'],
  end: { stopsAt: 'identity-assertion' },
  start: () =>
    startPair(({ issuer }) => ({
      settings: { registration: false, clients: [handMade] },
      authorization: {
        // The authorization server stands in for the identity provider, which is asked first.
        before: at(
          '/provider',
          json(200, {
            issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            access_token: 'no-identity-assertion',
            token_type: 'Bearer',
          }),
        ),
      },
      run: {
        settings: {
          clientId: handMade.client_id,
          identityProvider: {
            tokenEndpoint: `${issuer}/provider`,
            clientId: 'workplace',
            subjectTokenType: 'id_token',
          },
        },
        secrets: { subjectToken: 'what-the-provider-said-before' },
      },
    })),
});
