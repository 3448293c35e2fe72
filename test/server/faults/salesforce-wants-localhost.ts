import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';
import { registrationThatRefuses } from './parts/registration-that-refuses';

export const salesforceWantsLocalhost = defineFault({
  name: 'salesforce-wants-localhost',
  says: 'Salesforce takes this machine as localhost, and 127.0.0.1 not (F41)',
  findings: ['registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startProviderPair({ host: 'acme.my.salesforce.com' }, () => ({
      authorization: {
        before: registrationThatRefuses(
          (metadata) =>
            JSON.stringify(metadata['redirect_uris']).includes('127.0.0.1')
              ? 'redirect_uri must use localhost'
              : undefined,
          'invalid_redirect_uri',
        ),
      },
    })),
});
