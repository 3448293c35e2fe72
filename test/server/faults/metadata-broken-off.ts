import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataBrokenOff = defineFault({
  name: 'metadata-broken-off',
  says: 'the resource metadata breaks off in the middle',
  findings: ['resource-metadata-unusable'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ url }) => ({
      server: {
        before: at(
          '/.well-known/oauth-protected-resource/mcp',
          text(200, 'application/json', `{"resource":"${url}","authorization_servers":[`),
        ),
      },
    })),
});
