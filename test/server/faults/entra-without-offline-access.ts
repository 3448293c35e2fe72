import { defineFault } from '../fault';
import { startEntraPair } from './parts/entra-pair';
import { scope } from './parts/pair';

export const entraWithoutOfflineAccess = defineFault({
  name: 'entra-without-offline-access',
  says: 'Entra ID gives a refresh token for offline_access only, and no document says so (F31)',
  findings: ['refresh-not-asked-for', 'refresh-not-issued'],
  end: { status: 'signed-in' },
  start: () =>
    startEntraPair(() => ({
      settings: { refreshTokens: 'offline_access' },
      authorization: { metadata: (document) => ({ ...document, scopes_supported: [scope] }) },
    })),
});
