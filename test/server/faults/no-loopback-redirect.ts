import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const noLoopbackRedirect = defineFault({
  name: 'no-loopback-redirect',
  says: 'registration refuses redirect addresses on this machine (F45)',
  findings: ['registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/reg',
          json(400, {
            error: 'invalid_redirect_uri',
            error_description: 'redirect_uris must use "https"',
          }),
        ),
      },
    })),
});
