import { randomUUID } from 'node:crypto';
import { defineFault } from '../fault';
import { startMcpServer } from '../mcp-server';

export const apiKey = defineFault({
  name: 'api-key',
  says: 'the server lets a configured header in',
  findings: [],
  end: { status: 'open' },
  start: async () => {
    const key = `key-${randomUUID()}`;
    const server = await startMcpServer({
      name: 'notes',
      auth: 'none',
      change: {
        before: (request, response) => {
          if (request.headers['x-team-key'] === key) return false;
          response.writeHead(401).end();
          return true;
        },
      },
    });
    return { ...server, run: { headers: { 'X-Team-Key': key } } };
  },
});
