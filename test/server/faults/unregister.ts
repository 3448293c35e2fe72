import { defineFault } from '../fault';
import { startHealthyRegistrationManagement } from '../scenarios/healthy-registration-management';

export const unregister = defineFault({
  name: 'unregister',
  says: 'a client deletes its registration',
  findings: [],
  end: { status: 'unregistered' },
  start: async () => ({
    ...(await startHealthyRegistrationManagement()),
    run: { errands: ['sign-in', 'unregister'] },
  }),
});
