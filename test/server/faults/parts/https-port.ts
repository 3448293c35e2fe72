import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Handler } from '../../open-port';
import type { Certificate } from './self-signed';

/** Where an HTTPS server on 127.0.0.1 listens; it answers every request with an empty 404, unless told otherwise. */
export async function startHttps(
  certificate: Certificate,
  handler: Handler = (_request, response) => {
    response.writeHead(404).end();
  },
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer(certificate, handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
