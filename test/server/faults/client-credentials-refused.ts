import { defineFault } from '../fault';
import { startHealthyClientCredentialsSecret } from '../scenarios/healthy-client-credentials-secret';

export const clientCredentialsRefused = defineFault({
  name: 'client-credentials-refused',
  says: 'the secret of a machine is not the registered one',
  findings: ['token-refused'],
  end: { stopsAt: 'client-credentials' },
  start: async () => {
    const servers = await startHealthyClientCredentialsSecret();
    const { clientId } = servers.credentials;
    const settings = { clientId, grant: 'client_credentials' } as const;
    return { ...servers, run: { settings, secrets: { clientSecret: 'not-the-registered-one' } } };
  },
});
