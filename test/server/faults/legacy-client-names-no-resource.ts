import { defineFault } from '../fault';
import { startLegacyServer } from './parts/legacy-server';

export const legacyClientNamesNoResource = defineFault({
  name: 'legacy-client-names-no-resource',
  says: 'an old server gives tokens only to who names the resource, and the client is as old and does not',
  findings: ['token-not-accepted', 'default-endpoints'],
  end: { stopsAt: 'connect' },
  start: () => startLegacyServer('strict'),
});
