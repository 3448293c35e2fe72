import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../../../src/model/wire';
import type { OpenPort } from '../../open-port';
import { sendJson } from '../../respond';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Routes {
  readonly [path: string]: Handler;
}

/** Serves handlers by path; everything else is 404. */
export function serve(port: OpenPort, routes: Routes): void {
  port.serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', port.origin);
    const handler = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
    if (handler === undefined) return sendJson(response, 404, { error: 'not_found' });
    Promise.resolve(handler(request, response)).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
}

/** Serves one JSON document. */
export function document(value: JsonObject): Handler {
  return (_request, response) => sendJson(response, 200, value);
}
