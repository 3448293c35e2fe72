import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const entraScopeNotFound = defineFault({
  name: 'entra-scope-not-found',
  says: 'Entra ID looks for the scope at Microsoft Graph (F25)',
  findings: ['entra-scope-unknown', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: {
        callback: (url) =>
          withoutCode(url, {
            error: 'invalid_client',
            error_description:
              "AADSTS650053: The application 'notes' asked for scope 'notes:read' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'.",
          }),
      },
    })),
});
