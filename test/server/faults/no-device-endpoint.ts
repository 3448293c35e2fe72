import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const noDeviceEndpoint = defineFault({
  name: 'no-device-endpoint',
  says: 'a device is to sign in at a server that has no codes for devices',
  findings: ['device-refused'],
  end: { stopsAt: 'device-authorization' },
  start: () =>
    startPair(() => ({
      settings: { clients: [handMade] },
      run: {
        settings: { grant: 'device_code', clientId: handMade.client_id },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
