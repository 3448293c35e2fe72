import { defineFault } from '../fault';
import { startHealthyIntrospection } from '../scenarios/healthy-introspection';

export const signOut = defineFault({
  name: 'sign-out',
  says: 'signing out takes back both tokens',
  findings: [],
  end: { status: 'signed-out' },
  start: async () => ({
    ...(await startHealthyIntrospection()),
    run: { errands: ['sign-in', 'sign-out'] },
  }),
});
