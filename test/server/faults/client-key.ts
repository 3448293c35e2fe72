import { defineFault } from '../fault';
import { startHealthyClientCredentialsJwt } from '../scenarios/healthy-client-credentials-jwt';

export const clientKey = defineFault({
  name: 'client-key',
  says: 'a machine proves itself with a key',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => {
    const servers = await startHealthyClientCredentialsJwt();
    const { clientId, privateKeyJwk: clientKey } = servers.credentials;
    return { ...servers, run: { settings: { clientId }, secrets: { clientKey } } };
  },
});
