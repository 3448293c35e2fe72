import { defineFault } from '../fault';
import { startMovedIssuer } from '../scenarios/moved-issuer';

export const savedSignInOfMovedIssuer = defineFault({
  name: 'saved-sign-in-of-moved-issuer',
  says: 'the saved sign-in is of an authorization server that the server has left',
  findings: ['token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: async () => ({
    ...(await startMovedIssuer('after-first-session')),
    run: { errands: ['sign-in', 'reconnect'] },
  }),
});
