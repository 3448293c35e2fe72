import { defineFault } from '../fault';
import { startMovedIssuer } from '../scenarios/moved-issuer';

export const movedIssuer = defineFault({
  name: 'moved-issuer',
  says: 'the server has gone over to another authorization server since the last sign-in',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => ({
    ...(await startMovedIssuer('after-first-session')),
    run: { errands: ['sign-in', 'sign-in'] },
  }),
});
