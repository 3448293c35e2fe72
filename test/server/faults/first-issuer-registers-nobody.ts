import { defineFault } from '../fault';
import { startHealthyTwoIssuers } from '../scenarios/healthy-two-issuers';

export const firstIssuerRegistersNobody = defineFault({
  name: 'first-issuer-registers-nobody',
  says: 'of two authorization servers the first registers no clients',
  findings: ['authorization-server-passed-over'],
  end: { status: 'signed-in' },
  start: () => startHealthyTwoIssuers({ registration: false }),
});
