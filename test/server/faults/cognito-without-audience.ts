import { defineFault } from '../fault';
import { firstOf } from './parts/answers';
import { editAnswer } from './parts/edit-answer';
import { claimsOf, ownSigner } from './parts/own-signer';
import { startProviderPair } from './parts/provider-pair';

export const cognitoWithoutAudience = defineFault({
  name: 'cognito-without-audience',
  says: 'tokens have client_id and no aud, as Cognito makes them, and the server wants an audience (F32)',
  findings: ['cognito-no-audience', 'token-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start() {
    const signer = ownSigner();
    return startProviderPair(
      {
        host: 'cognito-idp.eu-central-1.amazonaws.com',
        issuerPath: '/eu-central-1_AbCdEfGhI',
        paths: { jwks_uri: '/eu-central-1_AbCdEfGhI/.well-known/jwks.json' },
      },
      () => ({
        authorization: {
          before: firstOf(
            editAnswer('/token', (answer) => {
              const { aud: _, ...claims } = claimsOf(answer['access_token']);
              const access_token = signer.sign(
                { ...claims, token_use: 'access' },
                { typ: 'at+jwt' },
              );
              return { ...answer, access_token };
            }),
            editAnswer('/jwks', () => ({ keys: [signer.jwk] })),
          ),
        },
      }),
    );
  },
});
