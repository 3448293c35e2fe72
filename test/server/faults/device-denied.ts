import { defineFault } from '../fault';
import { startHealthyDeviceCode } from '../scenarios/healthy-device-code';

export const deviceDenied = defineFault({
  name: 'device-denied',
  says: 'the person says no at the device page',
  findings: ['device-refused'],
  end: { stopsAt: 'device-token' },
  start: async () => ({
    ...(await startHealthyDeviceCode({ interval: 0.1, decision: 'denies' })),
    run: { settings: { grant: 'device_code' } },
  }),
});
