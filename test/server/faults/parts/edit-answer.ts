import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../../../src/model/wire';
import type { Before } from './answers';

/** Lets a request through and edits the JSON body of its answer. The server must send it in one piece. */
export function editAnswer(path: string, edit: (body: JsonObject) => JsonObject): Before {
  return (request: IncomingMessage, response: ServerResponse) => {
    // What a browser asks beforehand has no body.
    if (request.url !== path || request.method === 'OPTIONS') return false;
    const end = response.end.bind(response);
    const edited = (chunk?: unknown): ServerResponse => {
      const text = Buffer.isBuffer(chunk) ? chunk.toString('utf8') : String(chunk ?? '');
      const body = JSON.stringify(edit(JSON.parse(text) as JsonObject));
      response.setHeader('content-length', Buffer.byteLength(body));
      return end(body);
    };
    response.end = edited as typeof response.end;
    return false;
  };
}
