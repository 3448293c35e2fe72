import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataAsText = defineFault({
  name: 'metadata-as-text',
  says: 'the resource metadata comes as text and not as JSON',
  findings: ['metadata-content-type'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ url, issuer }) => ({
      server: {
        before: at(
          '/.well-known/oauth-protected-resource/mcp',
          text(
            200,
            'text/plain',
            JSON.stringify({ resource: url, authorization_servers: [issuer] }),
          ),
        ),
      },
    })),
});
