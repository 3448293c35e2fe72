import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
import { text } from './parts/answers';
import { startPair } from './parts/pair';

export const notificationRefused = defineFault({
  name: 'notification-refused',
  says: 'the server refuses the notification that the session is open',
  findings: ['protocol-slip', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined || request.method !== 'POST')
            return false;
          const { method } = JSON.parse(bodyOf(request)) as JsonObject;
          if (method !== 'notifications/initialized') return false;
          text(400, 'text/plain', 'id is required')(response);
          return true;
        },
      },
    })),
});
