import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const metadataNotForBrowsers = defineFault({
  name: 'metadata-not-for-browsers',
  says: 'pages may ask the server and not read its metadata (F57)',
  findings: ['browser-metadata-refused'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ serverCors: { notAt: ['oauth-protected-resource/mcp'] } }),
});
