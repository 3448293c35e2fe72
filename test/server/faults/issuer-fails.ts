import { defineFault } from '../fault';
import { at, firstOf, json } from './parts/answers';
import { startPair } from './parts/pair';

export const issuerFails = defineFault({
  name: 'issuer-fails',
  says: 'the authorization server answers 500 where its metadata should be',
  findings: ['no-server-metadata'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: firstOf(
          at('/.well-known/oauth-authorization-server', json(500, {})),
          at('/.well-known/openid-configuration', json(500, {})),
        ),
      },
    })),
});
