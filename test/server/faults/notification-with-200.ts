import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const notificationWith200 = defineFault({
  name: 'notification-with-200',
  says: 'a notification is answered with 200 and a body',
  findings: ['protocol-slip'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined || request.method !== 'POST')
            return false;
          const { method } = JSON.parse(bodyOf(request)) as JsonObject;
          if (method !== 'notifications/initialized') return false;
          json(200, {})(response);
          return true;
        },
      },
    })),
});
