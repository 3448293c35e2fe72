import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const reconnectWithRefresh = defineFault({
  name: 'reconnect-with-refresh',
  says: 'the saved access token has run out and is renewed',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { accessTokenTtl: 20 },
      run: { errands: ['sign-in', 'reconnect'] },
    })),
});
