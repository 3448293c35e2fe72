import { defineFault } from '../fault';
import { scope, startPair } from './parts/pair';

export const unknownResource = defineFault({
  name: 'unknown-resource',
  says: 'the authorization server does not know the resource (F40b)',
  findings: ['invalid-target', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(({ url }) => ({ settings: { resources: [{ uri: `${url}/`, scopes: [scope] }] } })),
});
