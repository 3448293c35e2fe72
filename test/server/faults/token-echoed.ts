import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const tokenEchoed = defineFault({
  name: 'token-echoed',
  says: 'the server refuses the token and repeats it wherever it can',
  findings: ['token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          const { authorization } = request.headers;
          if (authorization === undefined) return false;
          const token = authorization.replace('Bearer ', '');
          response
            .writeHead(401, {
              'content-type': 'application/json',
              'www-authenticate': `Bearer error="invalid_token", error_description="bad token ${token}"`,
              'x-debug': authorization,
              link: `<https://notes.example/help?token=${encodeURIComponent(token)}>`,
            })
            .end(JSON.stringify({ error: `bad token ${token}`, parts: token.split('.') }));
          return true;
        },
      },
    })),
});
