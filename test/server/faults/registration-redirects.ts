import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const registrationRedirects = defineFault({
  name: 'registration-redirects',
  says: 'registration is redirected to another origin',
  findings: ['redirect-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/reg', redirect('https://login.example/reg', 307)) },
    })),
});
