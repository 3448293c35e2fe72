import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const entraResourceMismatch = defineFault({
  name: 'entra-resource-mismatch',
  says: 'Entra ID wants the resource to be that of the scope (F24)',
  findings: ['entra-resource-refused', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: {
        callback: (url) =>
          withoutCode(url, {
            error: 'invalid_target',
            error_description:
              "AADSTS9010010: The resource parameter provided in the request doesn't match with the requested scopes.",
          }),
      },
    })),
});
