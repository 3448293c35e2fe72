import { defineFault } from '../fault';
import { startHealthyIdJag } from '../scenarios/healthy-id-jag';

export const idJagWithoutProvider = defineFault({
  name: 'id-jag-without-provider',
  says: 'an identity provider has to vouch for the person, and none is named',
  findings: ['assertion-refused'],
  end: { stopsAt: 'identity-assertion' },
  start: async () => {
    const servers = await startHealthyIdJag();
    const { clientId, clientSecret, idToken: subjectToken } = servers.credentials;
    return { ...servers, run: { settings: { clientId }, secrets: { clientSecret, subjectToken } } };
  },
});
