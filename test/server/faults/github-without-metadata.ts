import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';

export const githubWithoutMetadata = defineFault({
  name: 'github-without-metadata',
  says: 'the authorization server is GitHub, which publishes no metadata (F1)',
  findings: ['no-server-metadata'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startProviderPair({ host: 'github.com', issuerPath: '/login/oauth' }, () => ({
      authorization: {
        before(_request, response) {
          response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
          return true;
        },
      },
    })),
});
