import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const challengeNotExposed = defineFault({
  name: 'challenge-not-exposed',
  says: 'the server lets pages ask and hides WWW-Authenticate from them (F57)',
  findings: ['challenge-not-exposed'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ serverCors: { expose: 'Mcp-Session-Id' } }),
});
