import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** The environment variable with the port where a process asks for its turn. */
export const turnsVariable = 'MCP_AUTH_TURNS';

export interface Turns {
  readonly port: number;
  close(): void;
}

/** Lets processes that start all at once run a few at a time. A turn ends with its process. */
export async function openTurns(atOnce: number): Promise<Turns> {
  const waiting = new Set<Socket>();
  const running = new Set<Socket>();

  function next(): void {
    for (const socket of waiting) {
      if (running.size >= atOnce) return;
      waiting.delete(socket);
      running.add(socket);
      socket.write('go');
    }
  }

  const server = createServer((socket) => {
    waiting.add(socket);
    // A process that is killed resets its connection, which ends the turn like any other end.
    socket.on('error', () => {});
    socket.on('close', () => {
      waiting.delete(socket);
      running.delete(socket);
      next();
    });
    socket.resume();
    next();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the port is not known');
  return {
    port: address.port,
    close() {
      for (const socket of [...waiting, ...running]) socket.destroy();
      server.close();
    },
  };
}
