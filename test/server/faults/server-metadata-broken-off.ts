import { defineFault } from '../fault';
import { at, firstOf, text } from './parts/answers';
import { startPair } from './parts/pair';

export const serverMetadataBrokenOff = defineFault({
  name: 'server-metadata-broken-off',
  says: 'the metadata of the authorization server breaks off in the middle',
  findings: ['no-server-metadata'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(({ issuer }) => {
      const half = text(200, 'application/json', `{"issuer":"${issuer}","token_endpoint":`);
      return {
        authorization: {
          before: firstOf(
            at('/.well-known/oauth-authorization-server', half),
            at('/.well-known/openid-configuration', half),
          ),
        },
      };
    }),
});
