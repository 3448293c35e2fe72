import { generateKeyPairSync } from 'node:crypto';
import { defineFault } from '../fault';
import { startHealthyClientCredentialsJwt } from '../scenarios/healthy-client-credentials-jwt';

export const clientKeyUnusable = defineFault({
  name: 'client-key-unusable',
  says: 'the key that a machine is to prove itself with is a public one',
  findings: ['client-key-unusable'],
  end: { stopsAt: 'client-credentials' },
  start: async () => {
    const servers = await startHealthyClientCredentialsJwt();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const clientKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { clientId } = servers.credentials;
    return { ...servers, run: { settings: { clientId }, secrets: { clientKey } } };
  },
});
