import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const clientStays = defineFault({
  name: 'client-stays',
  says: 'the authorization server does not delete clients',
  findings: ['unregister-refused'],
  end: { stopsAt: 'unregister' },
  start: () =>
    startPair(() => ({
      settings: { registrationManagement: 'steady' },
      authorization: {
        before(request, response) {
          if (request.method !== 'DELETE') return false;
          json(405, { error: 'method_not_allowed' })(response);
          return true;
        },
      },
      run: { afterSignIn: 'unregister' },
    })),
});
