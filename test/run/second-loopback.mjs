import { createServer } from 'node:net';

/**
 * A loopback address of this machine that is not 127.0.0.1. VS Code in a browser leads every page at
 * 127.0.0.1 through its own proxy, which a login page does not survive; other addresses it leaves.
 */
export async function secondLoopback() {
  return (await canListen('127.0.0.2')) ? '127.0.0.2' : '::1';
}

function canListen(host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(0, host, () => server.close(() => resolve(true)));
  });
}
