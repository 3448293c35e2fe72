import { defineFault } from '../fault';
import { startStepUpPair } from './parts/step-up-pair';

export const stepUpWithoutEnd = defineFault({
  name: 'step-up-without-end',
  says: 'listing tools is answered 403 insufficient_scope, whatever was granted',
  findings: ['token-not-accepted'],
  end: { stopsAt: 'list-tools' },
  start: () => startStepUpPair('never'),
});
