import { defineFault } from '../fault';
import { startHealthyDpop } from '../scenarios/healthy-dpop';

export const dpop = defineFault({
  name: 'dpop',
  says: 'tokens must be bound to a key',
  findings: [],
  end: { status: 'signed-in' },
  start: startHealthyDpop,
});
