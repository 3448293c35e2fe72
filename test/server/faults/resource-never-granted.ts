import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const resourceNeverGranted = defineFault({
  name: 'resource-never-granted',
  says: 'the authorization server knows the resource at login and grants it to nobody (F40b)',
  findings: ['invalid-target', 'token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/token',
          json(400, {
            error: 'invalid_target',
            error_description: 'The requested resource was not granted.',
          }),
        ),
      },
    })),
});
