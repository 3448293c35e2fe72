import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const preflightWithoutVersion = defineFault({
  name: 'preflight-without-version',
  says: 'the server lets pages ask without MCP-Protocol-Version (F57)',
  findings: ['browser-headers-refused'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      serverCors: { headers: 'Authorization, Content-Type, Mcp-Method, Mcp-Name' },
    }),
});
