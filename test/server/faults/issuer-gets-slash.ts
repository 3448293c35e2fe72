import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const issuerGetsSlash = defineFault({
  name: 'issuer-gets-slash',
  says: 'the resource metadata writes a slash behind an issuer that has none (F20)',
  findings: ['issuer-mismatch'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(({ issuer }) => ({
      server: {
        resourceMetadata: (document) => ({ ...document, authorization_servers: [`${issuer}/`] }),
      },
    })),
});
