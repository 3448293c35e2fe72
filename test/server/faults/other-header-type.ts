import { defineFault } from '../fault';
import { firstOf } from './parts/answers';
import { editAnswer } from './parts/edit-answer';
import { claimsOf, ownSigner } from './parts/own-signer';
import { startPair } from './parts/pair';

export const otherHeaderType = defineFault({
  name: 'other-header-type',
  says: 'tokens say in their header that they are logout tokens',
  findings: ['token-header-type', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start() {
    const signer = ownSigner();
    return startPair(() => ({
      authorization: {
        before: firstOf(
          editAnswer('/jwks', () => ({ keys: [signer.jwk] })),
          editAnswer('/token', ({ access_token, ...rest }) =>
            access_token === undefined
              ? rest
              : {
                  ...rest,
                  access_token: signer.sign(claimsOf(access_token), { typ: 'logout+jwt' }),
                },
          ),
        ),
      },
    }));
  },
});
