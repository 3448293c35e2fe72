import { defineFault } from '../fault';
import { startHealthyTwoIssuers } from '../scenarios/healthy-two-issuers';

export const secondIssuerChosen = defineFault({
  name: 'second-issuer-chosen',
  says: 'of two authorization servers the first registers no clients, and the user chose the second',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => {
    const servers = await startHealthyTwoIssuers({ registration: false });
    const [, issuer] = servers.credentials.issuers;
    return { ...servers, run: { settings: { issuer } } };
  },
});
