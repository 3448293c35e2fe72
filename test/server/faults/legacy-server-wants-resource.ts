import { defineFault } from '../fault';
import { startLegacyServer } from './parts/legacy-server';

export const legacyServerWantsResource = defineFault({
  name: 'legacy-server-wants-resource',
  says: 'an old server gives tokens only to who names the resource, as a newer client does that was told to go on',
  findings: ['default-endpoints'],
  end: { status: 'signed-in' },
  start: async () => ({
    ...(await startLegacyServer('strict')),
    run: { settings: { overrides: ['no-discovery'] } },
  }),
});
