import { defineFault } from '../fault';
import { startHealthyTwoIssuers } from '../scenarios/healthy-two-issuers';

export const firstIssuerRegistersNobody = defineFault({
  name: 'first-issuer-registers-nobody',
  says: 'of two authorization servers the first registers no clients',
  findings: ['no-registration-path'],
  end: { stopsAt: 'registration' },
  start: () => startHealthyTwoIssuers({ registration: false }),
});
