import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const refreshForOfflineAccess = defineFault({
  name: 'refresh-for-offline-access',
  says: 'a refresh token is given for offline_access only, which the metadata lists',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { accessTokenTtl: 20, refreshTokens: 'offline_access' },
      run: { errands: ['sign-in', 'reconnect'] },
    })),
});
