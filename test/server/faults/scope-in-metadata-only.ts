import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const scopeInMetadataOnly = defineFault({
  name: 'scope-in-metadata-only',
  says: 'the challenge names no scope, the resource metadata does',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({ server: { challenge: (field) => field.replace(/, scope="[^"]*"/, '') } })),
});
