import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const issNotPromised = defineFault({
  name: 'iss-not-promised',
  says: 'the answer names its issuer, and the metadata does not promise that (F22)',
  findings: ['iss-not-promised'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: ({ authorization_response_iss_parameter_supported: _, ...rest }) => rest,
      },
    })),
});
