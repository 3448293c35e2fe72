import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const quotedPairs = defineFault({
  name: 'quoted-pairs',
  says: 'the realm of the challenge holds quotes, a comma and what looks like a parameter (F10)',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        challenge: (field) =>
          field.replace(
            'Bearer ',
            'Bearer realm="the \\"notes\\", resource_metadata=\\"https://elsewhere.example\\"", ',
          ),
      },
    })),
});
