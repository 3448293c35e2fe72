import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';

export const googleRegistersNobody = defineFault({
  name: 'google-registers-nobody',
  says: 'the authorization server is Google, which registers no clients (F1)',
  findings: ['no-registration-path'],
  end: { stopsAt: 'registration' },
  start: () =>
    startProviderPair({ host: 'accounts.google.com' }, () => ({
      settings: { registration: false },
    })),
});
