import { IncomingMessage } from 'node:http';
import type { OpenPort } from './open-port';

const bodies = new WeakMap<IncomingMessage, string>();
const limit = 1_000_000;

/** The body of a request that came through `readingAhead`; empty for any other. */
export function bodyOf(request: IncomingMessage): string {
  return bodies.get(request) ?? '';
}

/**
 * The same port, whose handlers get each request with its body read already and still to be read
 * again. `seen` hears of the request before the handler does.
 */
export function readingAhead(
  port: OpenPort,
  seen: (request: IncomingMessage) => void = () => {},
): OpenPort {
  return {
    ...port,
    serve(handler) {
      port.serve((request, response) => {
        readAgain(request).then(
          (again) => {
            seen(again);
            handler(again, response);
          },
          () => response.destroy(),
        );
      });
    },
  };
}

async function readAgain(request: IncomingMessage): Promise<IncomingMessage> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new Error(`request of more than ${limit} bytes`);
    chunks.push(bytes);
  }
  const body = Buffer.concat(chunks);
  const again = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    request;
  Object.assign(again, { method, url, httpVersion, httpVersionMajor, httpVersionMinor });
  Object.assign(again, { headers, rawHeaders, complete: true });
  if (body.length > 0) again.push(body);
  again.push(null);
  bodies.set(again, body.toString('utf8'));
  return again;
}
