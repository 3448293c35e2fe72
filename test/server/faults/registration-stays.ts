import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const registrationStays = defineFault({
  name: 'registration-stays',
  says: 'the server allows to read a registration and not to delete it',
  findings: ['unregister-refused'],
  end: { stopsAt: 'unregister' },
  start: () =>
    startPair(() => ({
      settings: { registrationManagement: 'steady' },
      authorization: {
        before: (request, response) => {
          if (request.method !== 'DELETE') return false;
          json(405, { error: 'invalid_request', error_description: 'DELETE is not allowed' })(
            response,
          );
          return true;
        },
      },
      run: { errands: ['sign-in', 'unregister'] },
    })),
});
