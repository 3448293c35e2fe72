import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const scopesAsText = defineFault({
  name: 'scopes-as-text',
  says: 'scopes_supported is a string and not a list',
  findings: ['malformed-metadata'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: { resourceMetadata: (document) => ({ ...document, scopes_supported: 'notes:read' }) },
    })),
});
