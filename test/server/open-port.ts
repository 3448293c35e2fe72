import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A listening port whose handler may come later, so that servers can know each other's URLs before they start. */
export interface OpenPort {
  readonly port: number;
  /** Scheme, host and port, without a trailing slash. */
  readonly origin: string;
  /** Answers requests from now on; until then they get 503. */
  serve(handler: Handler): void;
  /** Stops listening and cuts open connections, event streams among them. May be called twice. */
  close(): Promise<void>;
}

/**
 * Listens on a loopback address, 127.0.0.1 unless another is named; port 0 takes a free one.
 * Throws Node's own `EADDRINUSE` error when the port is taken.
 */
export async function openPort(port: number, host = '127.0.0.1'): Promise<OpenPort> {
  let handler: Handler = (_request, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('listening on no TCP port');
  return {
    port: address.port,
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    serve(next) {
      handler = next;
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Uses the port as given when it is open already. */
export async function asOpenPort(port: number | OpenPort | undefined): Promise<OpenPort> {
  return typeof port === 'object' ? port : openPort(port ?? 0);
}
