import { defineFault } from '../fault';
import { startHealthyWorkload } from '../scenarios/healthy-workload';

export const assertionForAnother = defineFault({
  name: 'assertion-for-another',
  says: 'the assertion of the workload is meant for another authorization server',
  findings: ['assertion-refused'],
  end: { stopsAt: 'assertion-grant' },
  start: async () => {
    const { credentials, ...pair } = await startHealthyWorkload();
    return {
      ...pair,
      run: {
        settings: { clientId: credentials.clientId },
        secrets: { workloadAssertion: credentials.wrongAudience },
      },
    };
  },
});
