import { defineFault } from '../fault';
import { startProbedPair, verifies } from './parts/probed-pair';

export const takesEndlessToken = defineFault({
  name: 'takes-endless-token',
  says: 'the server looks at the end of a token only where there is one',
  findings: ['accepts-expired-token'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ url, issuer }) => ({
      rules: { reader: verifies(issuer, { issuer, audience: url, typ: 'at+jwt' }) },
    })),
});
