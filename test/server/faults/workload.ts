import { defineFault } from '../fault';
import { startHealthyWorkload } from '../scenarios/healthy-workload';

export const workload = defineFault({
  name: 'workload',
  says: 'a workload shows what its platform signed',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => {
    const servers = await startHealthyWorkload();
    const { clientId, assertion: workloadAssertion } = servers.credentials;
    return { ...servers, run: { settings: { clientId }, secrets: { workloadAssertion } } };
  },
});
