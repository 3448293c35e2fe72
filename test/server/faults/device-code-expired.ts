import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const deviceCodeExpired = defineFault({
  name: 'device-code-expired',
  says: 'the code for the device has run out at the second poll',
  findings: ['device-refused'],
  end: { stopsAt: 'device-token' },
  start: () => {
    let polls = 0;
    return startPair(() => ({
      settings: { deviceFlow: { interval: 0.1 } },
      authorization: {
        before: (request, response) => {
          if (request.url !== '/token') return false;
          polls += 1;
          if (polls < 2) return false;
          json(400, { error: 'expired_token' })(response);
          return true;
        },
      },
      run: { settings: { grant: 'device_code' } },
    }));
  },
});
