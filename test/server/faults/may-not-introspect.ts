import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const mayNotIntrospect = defineFault({
  name: 'may-not-introspect',
  says: 'whoever asks about the token may not ask, and the server takes the token',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/token/introspection', json(200, { active: false })) },
      run: { settings: { introspectionClientId: 'somebody' } },
    })),
});
