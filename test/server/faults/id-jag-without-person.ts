import { defineFault } from '../fault';
import { startHealthyIdJag } from '../scenarios/healthy-id-jag';

export const idJagWithoutPerson = defineFault({
  name: 'id-jag-without-person',
  says: 'an identity provider is named, and nothing that it has signed for the person is given',
  findings: ['assertion-refused'],
  end: { stopsAt: 'identity-assertion' },
  start: async () => {
    const servers = await startHealthyIdJag();
    const { clientId, clientSecret } = servers.credentials;
    const identityProvider = {
      tokenEndpoint: `${servers.issuer}/never-asked`,
      clientId: 'workplace',
      subjectTokenType: 'id_token',
    } as const;
    const settings = { clientId, grant: 'id_jag', identityProvider } as const;
    return { ...servers, run: { settings, secrets: { clientSecret } } };
  },
});
