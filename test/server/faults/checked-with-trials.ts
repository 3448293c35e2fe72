import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const checkedWithTrials = defineFault({
  name: 'checked-with-trials',
  says: 'a public server is checked, and what its registration takes',
  findings: [],
  end: { status: 'checked' },
  start: () => startCheckedPair({ trial: { register: true, probes: true } }),
});
