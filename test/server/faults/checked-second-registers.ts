import { defineFault } from '../fault';
import { firstIssuerRegistersNobody } from './first-issuer-registers-nobody';

export const checkedSecondRegisters = defineFault({
  name: 'checked-second-registers',
  says: 'of two authorization servers that are checked only the second registers clients',
  findings: [
    'authorization-server-passed-over',
    'server-not-public',
    'browser-refused',
    'browser-metadata-refused',
    'browser-endpoint-refused',
  ],
  end: { status: 'checked' },
  start: async () => {
    const pair = await firstIssuerRegistersNobody.start();
    return { ...pair, run: { ...pair.run, errands: ['check'] } };
  },
});
