import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const failureBeforeServerMetadata = defineFault({
  name: 'failure-before-server-metadata',
  says: 'the first place for metadata answers 500, and the metadata is at the second',
  findings: ['metadata-after-bad-answer'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/.well-known/oauth-authorization-server', json(500, {})) },
    })),
});
