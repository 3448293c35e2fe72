import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const toolHidden = defineFault({
  name: 'tool-hidden',
  says: 'the tool is hidden from a token without its scope, and a call of it says that it is unknown',
  findings: ['tool-refused'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({ run: { settings: { call: { tool: 'delete_notes', arguments: {} } } } })),
});
