import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const registrationNotThere = defineFault({
  name: 'registration-not-there',
  says: 'what answers at the registration endpoint knows of no registration (F15)',
  findings: ['registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/reg', text(404, 'text/plain', 'Not Found')) },
    })),
});
