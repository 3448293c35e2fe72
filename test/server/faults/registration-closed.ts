import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const registrationClosed = defineFault({
  name: 'registration-closed',
  says: 'registration wants a token that only chosen clients have (F3)',
  findings: ['registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/reg', json(401, { error: 'invalid_token' })) },
    })),
});
