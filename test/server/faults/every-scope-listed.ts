import { defineFault } from '../fault';
import { scope, startPair } from './parts/pair';

const scopes = [scope, ...Array.from({ length: 11 }, (_, at) => `notes:part-${at + 1}`)];

export const everyScopeListed = defineFault({
  name: 'every-scope-listed',
  says: 'the challenge names no scope, and the metadata lists a dozen (F53)',
  findings: ['many-scopes-asked'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ url }) => ({
      settings: { resources: [{ uri: url, scopes }] },
      server: {
        challenge: (field) => field.replace(/, scope="[^"]*"/, ''),
        resourceMetadata: (document) => ({ ...document, scopes_supported: scopes }),
      },
    })),
});
