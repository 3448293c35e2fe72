import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const deviceGrantRefused = defineFault({
  name: 'device-grant-refused',
  says: 'the device authorization endpoint gives this client no codes',
  findings: ['device-refused'],
  end: { stopsAt: 'device-authorization' },
  start: () =>
    startPair(() => ({
      settings: { deviceFlow: { interval: 0.1 } },
      authorization: { before: at('/device/auth', json(400, { error: 'unauthorized_client' })) },
      run: { settings: { grant: 'device_code' } },
    })),
});
