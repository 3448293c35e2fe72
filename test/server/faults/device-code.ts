import { defineFault } from '../fault';
import { startHealthyDeviceCode } from '../scenarios/healthy-device-code';

export const deviceCode = defineFault({
  name: 'device-code',
  says: 'a person types in a code on another device',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => ({
    ...(await startHealthyDeviceCode({ interval: 0.1 })),
    run: { settings: { grant: 'device_code' } },
  }),
});
