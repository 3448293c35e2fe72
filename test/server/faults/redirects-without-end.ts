import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const redirectsWithoutEnd = defineFault({
  name: 'redirects-without-end',
  says: 'the address redirects to itself',
  findings: ['redirect-refused'],
  end: { stopsAt: 'first-request' },
  start: () => startPair(() => ({ server: { before: at('/mcp', redirect('/mcp', 307)) } })),
});
