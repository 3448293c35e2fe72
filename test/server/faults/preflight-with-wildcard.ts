import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const preflightWithWildcard = defineFault({
  name: 'preflight-with-wildcard',
  says: 'the server allows every header field, which Authorization is none of (F57)',
  findings: ['browser-headers-refused'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ serverCors: { headers: '*' } }),
});
