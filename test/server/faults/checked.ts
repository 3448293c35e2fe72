import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const checked = defineFault({
  name: 'checked',
  says: 'a public server is checked without signing in',
  findings: [],
  end: { status: 'checked' },
  start: () => startCheckedPair(),
});
