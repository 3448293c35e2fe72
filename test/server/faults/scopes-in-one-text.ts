import { defineFault } from '../fault';
import { scope, startPair } from './parts/pair';

export const scopesInOneText = defineFault({
  name: 'scopes-in-one-text',
  says: 'the metadata lists two scopes as one text',
  findings: ['scope-malformed'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ url }) => ({
      settings: { resources: [{ uri: url, scopes: [scope, 'notes:write'] }] },
      server: {
        resourceMetadata: (document) => ({
          ...document,
          scopes_supported: [`${scope} notes:write`],
        }),
      },
    })),
});
