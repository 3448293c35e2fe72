import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const guardedMetadata = defineFault({
  name: 'guarded-metadata',
  says: 'the resource metadata wants a token itself (F13)',
  findings: ['no-discovery'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: {
        before: at(
          '/.well-known/oauth-protected-resource/mcp',
          json(401, { error: 'unauthorized' }),
        ),
      },
    })),
});
