import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const takesTokenInAddress = defineFault({
  name: 'takes-token-in-address',
  says: 'the server takes the token from its address too',
  findings: ['accepts-token-in-query'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(() => ({
      server: {
        before({ url = '/', headers }) {
          const token = new URL(url, 'http://notes').searchParams.get('access_token');
          if (token !== null) headers.authorization ??= `Bearer ${token}`;
          return false;
        },
      },
    })),
});
