import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const twoDocumentsPkce = defineFault({
  name: 'two-documents-pkce',
  says: 'of two metadata documents the one that clients read first lacks PKCE (F23)',
  findings: ['metadata-differs', 'pkce-not-advertised'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editAnswer(
          '/.well-known/oauth-authorization-server',
          ({ code_challenge_methods_supported: _, ...rest }) => rest,
        ),
      },
    })),
});
