import { defineFault } from '../fault';
import { startHealthyWorkload } from '../scenarios/healthy-workload';

export const workloadWithoutAssertion = defineFault({
  name: 'workload-without-assertion',
  says: 'a workload is to show an assertion, and none is given',
  findings: ['assertion-refused'],
  end: { stopsAt: 'assertion-grant' },
  start: async () => {
    const servers = await startHealthyWorkload();
    const { clientId } = servers.credentials;
    return { ...servers, run: { settings: { clientId, grant: 'jwt_bearer' } } };
  },
});
