import { defineFault } from '../fault';
import { scope, startPair } from './parts/pair';

export const scopeIn401 = defineFault({
  name: 'scope-in-401',
  says: 'the server refuses with 401 invalid_token for a scope that only this refusal names, as FastMCP does (F56)',
  findings: ['refused-for-scope', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(({ url, origin }) => ({
      settings: { resources: [{ uri: url, scopes: [scope, 'notes:admin'] }] },
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined) return false;
          const metadata = `${origin}/.well-known/oauth-protected-resource/mcp`;
          response
            .writeHead(401, {
              'content-type': 'application/json',
              'www-authenticate': `Bearer error="invalid_token", error_description="Authentication failed", scope="${scope} notes:admin", resource_metadata="${metadata}"`,
            })
            .end('{"error":"invalid_token"}');
          return true;
        },
      },
    })),
});
