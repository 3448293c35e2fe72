import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const redirectsElsewhere = defineFault({
  name: 'redirects-elsewhere',
  says: 'the address redirects to another origin',
  findings: ['redirect-refused'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({ server: { before: at('/mcp', redirect('https://login.example/')) } })),
});
