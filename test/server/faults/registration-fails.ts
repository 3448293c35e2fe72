import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const registrationFails = defineFault({
  name: 'registration-fails',
  says: 'registration answers 500 (F4)',
  findings: ['registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({ authorization: { before: at('/reg', text(500, 'text/plain', 'oops')) } })),
});
