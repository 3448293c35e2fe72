import { defineFault } from '../fault';
import { at, htmlPage } from './parts/answers';
import { startPair } from './parts/pair';

export const pageBeforeServerMetadata = defineFault({
  name: 'page-before-server-metadata',
  says: 'a web page stands at the first place for metadata, and the metadata at the second (F14)',
  findings: ['metadata-after-bad-answer'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/.well-known/oauth-authorization-server', htmlPage) },
    })),
});
