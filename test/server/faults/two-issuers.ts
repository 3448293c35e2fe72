import { defineFault } from '../fault';
import { startHealthyTwoIssuers } from '../scenarios/healthy-two-issuers';

export const twoIssuers = defineFault({
  name: 'two-issuers',
  says: 'the server names two authorization servers, and both will do',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startHealthyTwoIssuers(),
});
