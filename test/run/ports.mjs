import { once } from 'node:events';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** Whether a server could listen on the port of this machine's loopback address. */
export async function isFree(port) {
  return (await listen(port)) !== undefined;
}

/** A loopback port that was free a moment ago. */
export async function freePort() {
  const port = await listen(0);
  if (port === undefined) throw new Error('This machine gave no free loopback port.');
  return port;
}

async function listen(wanted) {
  const server = createServer();
  server.listen(wanted, loopback);
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
