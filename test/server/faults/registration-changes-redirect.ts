import { defineFault } from '../fault';
import { at, firstOf, text } from './parts/answers';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const registrationChangesRedirect = defineFault({
  name: 'registration-changes-redirect',
  says: 'registration puts another port into the redirect address, and the login page refuses ours (F44)',
  findings: ['registration-changed', 'login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: firstOf(
          editAnswer('/reg', (client) => ({
            ...client,
            redirect_uris: ['http://127.0.0.1:1/callback'],
          })),
          at('/auth', text(400, 'text/html', '<!doctype html><p>invalid redirect_uri')),
        ),
      },
    })),
});
