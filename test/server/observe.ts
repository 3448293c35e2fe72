import type { IncomingHttpHeaders } from 'node:http';
import type { OpenPort } from './open-port';
import { bodyOf, readingAhead } from './read-ahead';

/** A request as a server got it, before anything changed or answered it. */
export interface SeenRequest {
  /** Scheme, host and port of the server that got it. */
  readonly origin: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Observe = (request: SeenRequest) => void;

/** The same port, and `observe` hears of every request to it before it is answered. */
export function observed(port: OpenPort, observe: Observe): OpenPort {
  return readingAhead(port, (request) => {
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const { method = 'GET', headers } = request;
    observe({ origin: port.origin, method, path, query, headers, body: bodyOf(request) });
  });
}

/** Keeps every request that it hears of, in the order of their arrival. */
export interface RequestLog {
  readonly requests: readonly SeenRequest[];
  readonly observe: Observe;
}

export function createRequestLog(): RequestLog {
  const requests: SeenRequest[] = [];
  return { requests, observe: (request) => requests.push(request) };
}

/** The fields of those requests to the token endpoint that ask for this grant. RFC 6749 §3.2. */
export function tokenRequests(
  requests: readonly SeenRequest[],
  grantType: string,
): readonly URLSearchParams[] {
  return requests
    .filter((request) => request.method === 'POST' && request.path === '/token')
    .map((request) => new URLSearchParams(request.body))
    .filter((fields) => fields.get('grant_type') === grantType);
}
