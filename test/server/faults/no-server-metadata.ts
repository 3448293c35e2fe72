import { defineFault } from '../fault';
import { at, firstOf, json } from './parts/answers';
import { startPair } from './parts/pair';

export const noServerMetadata = defineFault({
  name: 'no-server-metadata',
  says: 'the authorization server publishes no metadata (F18)',
  findings: ['no-server-metadata'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: firstOf(
          at('/.well-known/oauth-authorization-server', json(404, {})),
          at('/.well-known/openid-configuration', json(404, {})),
        ),
      },
    })),
});
