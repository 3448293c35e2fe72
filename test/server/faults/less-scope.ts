import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { scope, startPair } from './parts/pair';

export const lessScope = defineFault({
  name: 'less-scope',
  says: 'the authorization server grants less scope than was asked for',
  findings: ['scope-not-granted'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ url }) => ({
      server: { challenge: (field) => field.replace(`"${scope}"`, `"${scope} notes:write"`) },
      settings: { resources: [{ uri: url, scopes: [scope, 'notes:write'] }] },
      authorization: {
        before: editAnswer('/token', (answer) => ({ ...answer, scope })),
      },
    })),
});
