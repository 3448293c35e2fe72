import { defineFault } from '../fault';
import { scope } from './parts/pair';
import { startProviderPair } from './parts/provider-pair';
import { withoutCode } from './parts/without-code';

export const googleAskedForOfflineAccess = defineFault({
  name: 'google-asked-for-offline-access',
  says: 'Google refuses the scope offline_access (F43)',
  findings: ['google-offline-access', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startProviderPair({ host: 'accounts.google.com' }, () => ({
      run: { settings: { scope: `${scope} offline_access` } },
      authorization: {
        callback: (url) =>
          withoutCode(url, {
            error: 'invalid_scope',
            error_description: 'Some requested scopes were invalid. {invalid=[offline_access]}',
          }),
      },
    })),
});
