import { defineFault } from '../fault';
import { startHealthyDeviceCode } from '../scenarios/healthy-device-code';

export const deviceDenied = defineFault({
  name: 'device-denied',
  says: 'the person says no at the device page',
  findings: ['device-refused'],
  end: { stopsAt: 'device-token' },
  start: async () => {
    const { credentials, ...pair } = await startHealthyDeviceCode({
      confirmsAfter: 1,
      decision: 'denies',
    });
    return { ...pair, run: { settings: { ...credentials, grant: 'device_code' } } };
  },
});
