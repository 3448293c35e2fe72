import { defineFault } from '../fault';
import { startHealthyModernWire } from '../scenarios/healthy-modern-wire';

export const modernServer = defineFault({
  name: 'modern-server',
  says: 'the server speaks the wire of 2026-07-28 and no other',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startHealthyModernWire('modern'),
});
