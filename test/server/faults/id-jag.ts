import { defineFault, type FaultRun } from '../fault';
import { startHealthyIdJag } from '../scenarios/healthy-id-jag';

export const idJag = defineFault({
  name: 'id-jag',
  says: 'the identity provider of an organisation vouches for the person',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => {
    const servers = await startHealthyIdJag();
    const { clientId, clientSecret, idpClientId, idpClientSecret, idpTokenEndpoint } =
      servers.credentials;
    const run: FaultRun = {
      settings: {
        clientId,
        identityProvider: {
          tokenEndpoint: idpTokenEndpoint,
          clientId: idpClientId,
          subjectTokenType: 'id_token',
        },
      },
      secrets: { clientSecret, idpClientSecret, subjectToken: servers.credentials.idToken },
    };
    return { ...servers, run };
  },
});
