import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';

export const googleWithoutOfflineAccess = defineFault({
  name: 'google-without-offline-access',
  says: 'Google gives no refresh token, as nobody asked for access_type=offline (F43)',
  findings: ['refresh-not-asked-for', 'refresh-not-issued'],
  end: { status: 'signed-in' },
  start: () =>
    startProviderPair(
      { host: 'accounts.google.com', paths: { authorization_endpoint: '/o/oauth2/v2/auth' } },
      () => ({
        settings: { refreshTokens: 'offline_access' },
        authorization: {
          metadata: (document) => ({ ...document, scopes_supported: ['openid', 'email'] }),
        },
      }),
    ),
});
