import { defineFault } from '../fault';
import { startLegacyServer } from './parts/legacy-server';

export const legacyServer = defineFault({
  name: 'legacy-server',
  says: 'a server of 2025-03-26: authorization server and default endpoints at its own origin (F18b)',
  findings: ['default-endpoints'],
  end: { status: 'signed-in' },
  start: startLegacyServer,
});
