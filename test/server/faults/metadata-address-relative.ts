import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const metadataAddressRelative = defineFault({
  name: 'metadata-address-relative',
  says: 'the challenge names the metadata by a path alone (F10)',
  findings: ['malformed-challenge'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        challenge: (field) =>
          field.replace(/resource_metadata="https?:\/\/[^/]*/, 'resource_metadata="'),
      },
    })),
});
