import { defineFault, type FaultRun } from '../fault';
import { startHealthyIdJag } from '../scenarios/healthy-id-jag';

export const idJagRefused = defineFault({
  name: 'id-jag-refused',
  says: 'what the identity provider said of the person is too old for it',
  findings: ['assertion-refused'],
  end: { stopsAt: 'identity-assertion' },
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
      secrets: {
        clientSecret,
        idpClientSecret,
        subjectToken: await servers.credentials.newIdToken(-60),
      },
    };
    return { ...servers, run };
  },
});
