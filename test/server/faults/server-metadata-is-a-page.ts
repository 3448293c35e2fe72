import { defineFault } from '../fault';
import { at, firstOf, htmlPage } from './parts/answers';
import { startPair } from './parts/pair';

export const serverMetadataIsAPage = defineFault({
  name: 'server-metadata-is-a-page',
  says: 'web pages stand where the metadata of the authorization server should be (F14)',
  findings: ['no-server-metadata'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: firstOf(
          at('/.well-known/oauth-authorization-server', htmlPage),
          at('/.well-known/openid-configuration', htmlPage),
        ),
      },
    })),
});
