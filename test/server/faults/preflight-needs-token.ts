import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startCheckedPair } from './parts/checked-pair';

export const preflightNeedsToken = defineFault({
  name: 'preflight-needs-token',
  says: 'the middleware that asks for tokens answers OPTIONS too (F57)',
  findings: ['browser-refused'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ server: at('/mcp', text(401, 'text/plain'), 'OPTIONS') }),
});
