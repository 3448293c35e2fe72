import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const preflightForOneOrigin = defineFault({
  name: 'preflight-for-one-origin',
  says: 'the server lets in the pages of one origin alone (F57)',
  findings: ['browser-refused', 'browser-metadata-refused'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ serverCors: { origin: 'https://claude.ai' } }),
});
