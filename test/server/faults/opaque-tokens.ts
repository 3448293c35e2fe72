import { defineFault } from '../fault';
import { startOpaquePair } from './parts/opaque-pair';

export const opaqueTokens = defineFault({
  name: 'opaque-tokens',
  says: 'access tokens are opaque, and the server asks the authorization server about them',
  findings: [],
  end: { status: 'signed-in' },
  start: startOpaquePair,
});
