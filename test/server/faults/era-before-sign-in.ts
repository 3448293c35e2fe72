import { defineFault } from '../fault';
import { startEraBeforeSignIn } from './parts/era-before-sign-in';

export const eraBeforeSignIn = defineFault({
  name: 'era-before-sign-in',
  says: 'the server says which wire it wants before it asks for a token',
  findings: [],
  end: { status: 'signed-in' },
  start: startEraBeforeSignIn,
});
