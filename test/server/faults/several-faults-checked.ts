import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const severalFaultsChecked = defineFault({
  name: 'several-faults-checked',
  says: 'a checked server has a wrong resource, and its authorization server another issuer',
  findings: ['resource-mismatch', 'issuer-mismatch'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      resourceMetadata: (document) => ({ ...document, resource: `${document['resource']}/` }),
      serverMetadata: (document) => ({ ...document, issuer: `${document['issuer']}/` }),
    }),
});
