import { defineFault } from '../fault';
import { hangUp } from './parts/answers';
import { startPair } from './parts/pair';

export const registrationDown = defineFault({
  name: 'registration-down',
  says: 'nobody answers when a registration is to be deleted',
  findings: ['endpoint-unreachable'],
  end: { stopsAt: 'unregister' },
  start: () =>
    startPair(() => ({
      settings: { registrationManagement: 'steady' },
      authorization: {
        before: (request, response) => {
          if (request.method !== 'DELETE') return false;
          hangUp(response);
          return true;
        },
      },
      run: { errands: ['sign-in', 'unregister'] },
    })),
});
