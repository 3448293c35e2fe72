import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const tokenEndpointRedirects = defineFault({
  name: 'token-endpoint-redirects',
  says: 'the token endpoint redirects to another origin',
  findings: ['redirect-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/token', redirect('https://login.example/token', 307)) },
    })),
});
