import { defineFault } from '../fault';
import { startMcpServer } from '../mcp-server';

export const verifierOnly = defineFault({
  name: 'verifier-only',
  says: 'the server checks tokens and says nowhere where to get one (F9)',
  findings: ['no-discovery'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startMcpServer({
      name: 'notes',
      auth: {
        kind: 'verifier-only',
        issuer: 'https://issuer.example',
        jwksUri: 'https://issuer.example/jwks',
        scopes: [],
      },
    }),
});
