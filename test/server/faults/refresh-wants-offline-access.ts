import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const refreshWantsOfflineAccess = defineFault({
  name: 'refresh-wants-offline-access',
  says: 'a refresh token comes only with the scope offline_access, and clients of 2025 do not ask for it (F50)',
  findings: ['refresh-not-issued'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { refreshTokens: 'offline_access' },
      run: { revision: '2025-11-25' },
    })),
});
