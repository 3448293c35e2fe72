import { defineFault } from '../fault';
import { startHealthyClientCredentialsSecret } from '../scenarios/healthy-client-credentials-secret';

export const clientCredentials = defineFault({
  name: 'client-credentials',
  says: 'a machine gets its token with its own id and secret',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => {
    const servers = await startHealthyClientCredentialsSecret();
    const { clientId, clientSecret } = servers.credentials;
    const settings = { clientId, grant: 'client_credentials' } as const;
    return { ...servers, run: { settings, secrets: { clientSecret } } };
  },
});
