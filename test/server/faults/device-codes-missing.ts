import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const deviceCodesMissing = defineFault({
  name: 'device-codes-missing',
  says: 'the device authorization endpoint answers without codes',
  findings: ['device-refused'],
  end: { stopsAt: 'device-authorization' },
  start: () =>
    startPair(() => ({
      settings: { deviceFlow: { interval: 0.1 } },
      authorization: { before: at('/device/auth', json(200, { interval: 5 })) },
      run: { settings: { grant: 'device_code' } },
    })),
});
