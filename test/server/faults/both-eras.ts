import { defineFault } from '../fault';
import { startHealthyModernWire } from '../scenarios/healthy-modern-wire';

export const bothEras = defineFault({
  name: 'both-eras',
  says: 'the server speaks the wire of 2026-07-28 and those before it',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startHealthyModernWire('both'),
});
