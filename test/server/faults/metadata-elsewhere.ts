import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const metadataElsewhere = defineFault({
  name: 'metadata-elsewhere',
  says: 'the resource metadata is redirected to another origin',
  findings: ['redirect-refused'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: {
        before: at(
          '/.well-known/oauth-protected-resource/mcp',
          redirect('https://login.example/metadata'),
        ),
      },
    })),
});
