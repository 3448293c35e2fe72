import { defineFault } from '../fault';
import { scope, startPair } from './parts/pair';

export const lessScopeAsked = defineFault({
  name: 'less-scope-asked',
  says: 'the scope that was chosen is less than the server names in its challenge',
  findings: ['scope-less-than-required', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      rules: { scopes: [scope, 'notes:write'] },
      run: { settings: { scope } },
    })),
});
