import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const toolRefusedIn200 = defineFault({
  name: 'tool-refused-in-200',
  says: 'a tool that lacks scope says so in its result, as FastMCP does (F55)',
  findings: ['tool-refused'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.method !== 'POST' || request.url !== '/mcp') return false;
          const { id, method } = JSON.parse(bodyOf(request)) as JsonObject;
          if (method !== 'tools/call') return false;
          const text = `Authorization failed for tool 'list_notes': insufficient scope (required: notes:admin)`;
          const result = { content: [{ type: 'text', text }], isError: true };
          json(200, { jsonrpc: '2.0', id, result })(response);
          return true;
        },
      },
      run: { settings: { call: { tool: 'list_notes', arguments: {} } } },
    })),
});
