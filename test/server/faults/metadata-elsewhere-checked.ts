import { defineFault } from '../fault';
import { metadataElsewhere } from './metadata-elsewhere';

export const metadataElsewhereChecked = defineFault({
  name: 'metadata-elsewhere-checked',
  says: 'the metadata of a checked server redirects to another origin',
  findings: ['redirect-refused', 'server-not-public', 'browser-refused'],
  end: { status: 'checked' },
  start: async () => {
    const pair = await metadataElsewhere.start();
    return { ...pair, run: { ...pair.run, errands: ['check'] } };
  },
});
