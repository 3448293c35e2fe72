import { defineFault } from '../fault';
import { startHealthyWorkload } from '../scenarios/healthy-workload';

export const workloadExpired = defineFault({
  name: 'workload-expired',
  says: 'the assertion of a workload is too old',
  findings: ['assertion-refused'],
  end: { stopsAt: 'assertion-grant' },
  start: async () => {
    const servers = await startHealthyWorkload();
    const { clientId, expired: workloadAssertion } = servers.credentials;
    return { ...servers, run: { settings: { clientId }, secrets: { workloadAssertion } } };
  },
});
