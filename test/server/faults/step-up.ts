import { defineFault } from '../fault';
import { startStepUpPair } from './parts/step-up-pair';

export const stepUp = defineFault({
  name: 'step-up',
  says: 'listing tools wants a scope that the first challenge did not name',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startStepUpPair('when it is granted'),
});
