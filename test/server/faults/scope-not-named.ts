import { defineFault } from '../fault';
import { startStepUpPair } from './parts/step-up-pair';

export const scopeNotNamed = defineFault({
  name: 'scope-not-named',
  says: 'the server answers 403 insufficient_scope and does not name the scope, as FastMCP 3 does (F55)',
  findings: ['scope-not-named', 'token-not-accepted'],
  end: { stopsAt: 'list-tools' },
  start: () => startStepUpPair('never', []),
});
